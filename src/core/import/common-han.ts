// The everyday characters of both scripts: in running Chinese text about six characters of ten are among them, in text
// that was decoded with the wrong table hardly any is.

const both =
  '一二三四五六七八九十百千上下不中人大小口山水火木土日月年天心手力生在有的了我他也是以可能到和地自之前方法成分行出入本生工文化主要公司市全民高新平定元外内如世多少好已明元此去由因其所者相作同用代式使又第三面最正事向南北西北中海江河城金城合加理重政治教育力量区安制性然各部向本期日月明年度社科技物品表示名位美意思通信任何活接交共位其他社保障指出提出推进支持服务建立建成改善交流参加参与';
const simplified =
  '国这个们来说时会对过里后学发业经济开动关门问题进实现场点产两儿长东车马书见从众体乐华单战线军党员团组织领导设证护质价应该认识记话语谈议论训练讲读语诉词让认请谁课调访评计划则财务农县镇乡村历厅处备复尔尘岁岛币师帮庆广库张当录总恋态惊惯户执扩扬报择拥拟据损换播显晓权条极构标树样桥机杂检归';
const traditional =
  '國這個們來說時會對過裡後學發業經濟開動關門問題進實現場點產兩兒長東車馬書見從眾體樂華單戰線軍黨員團組織領導設證護質價應該認識記話語談議論訓練講讀訴詞讓請誰課調訪評計劃則財務農縣鎮鄉歷廳處備復爾歲島幣師幫慶廣庫張當錄總戀態驚慣戶執擴揚報擇擁擬據損換顯曉權條極構標樹樣橋機雜檢歸吾乃矣焉哉與其亦於';

export const commonHan: ReadonlySet<string> = new Set(both + simplified + traditional);
