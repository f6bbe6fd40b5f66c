// Characters that are taken for each other: by the eye, or by who types by sound.

const groups =
  '己已巳 日曰 日目 未末 人入 人八 土士 干千 干于 千于 戊戌戍 侯候 账帐 拔拨 辩辨辫 大太 太犬 大犬 天夭 王玉 白自 自目 田由 由甲 甲申 田甲 免兔 鸟乌 今令 治冶 析折 坏环 竞竟 幕慕暮 墓慕 暮墓 喝渴 扬杨 场扬 壤嚷 睛晴 清请 请清 情清 晴情 推椎 徒徙 徒陡 券卷 粱梁 贷货 贫贪 遣遗 住往 往佳 拆折 析拆 微徽 密蜜 博搏 驰弛 延廷 厉历 爪瓜 赢羸 嬴赢 刺剌 壶壸 茶荼 栗粟 汩汨 陪赔 撒撤 狠狼 狼狠 肓盲 亳毫 兵乒 予子 矛予 问间 间问 闲间 问闻 闻间 历厉 末来 夫天 天无 夫失 失矢 午牛 半平 平乎 平半 住任 仕任 体休 休体 代伐 优忧 仪义 设没 没投 技枝 材村 林材 科料 料科 持待 待侍 持恃 挑桃 拾抬 抬拾 抢枪 抢抡 板扳 极板 桶捅 椅倚 坡披 波坡 皮支 亨享 崇祟 栽裁载戴戟 捡检险俭 哀衷衰 受爱 第弟 钩钓 且旦 乎平 日旧 氧氟氢氮 遗谴 旋旌旅 莫慕 惦帖贴 续读缕 袭裴 襄禀囊 稳稻称 谍谋 进迸 壁璧 厂广 社祉 戌戍 水永 仓仑 凤风 刀刁力 几九 力刀 勿匆 匕七 卜下 卯卵 叨叼 史吏 吕昌 因困囚 圆园 团困 坑抗 埋理 堤提 塑朔 孟盂 孤狐 宋末 宣宜 寒塞 尤龙 屈届 峰锋蜂 币市 帅师 库车 弟第 悔侮 愉偷 扰忧 抄沙 抗坑 拘抱 拢拣 揭竭 损捐 揣端 搏博 摧催 援缓暖 斤斥厅 旬甸句 明朋 昂昴 晾凉 曾会 杆秆 枚枝 柬东 梢稍 棋祺 楷揩 槽糟 歌欧 残线 毁段 汗汁 池地 沉沈 泄世 泊怕 洁结 洒酒 浓农 淌躺 淮准 渔鱼 港巷 湿温 漂飘 烧晓 焦集 熟热 牛生 犹扰 狄秋 狭峡挟 猎错 玫攻 珍诊 班斑 理埋 瑞端 甫莆 畏长 疗辽 盆益 盖益 着看 睹赌 砍欢 碗豌 租粗祖阻 秦奏泰 穿突 竭揭 笔毛 筹寿 签检 籍藉 纯钝 纸低 绩债 绘给 维唯 综棕 缀掇 翼冀 耕耘 职识 肝杆 肿种 胁协 脏庄 腔控 膝漆 臣巨 般船 艘搜 苦若 荐存 菜莱 萧肃 著者 蓝篮 蔬疏 虑虚 衫杉 补扑 裕格 规现 视枧 论沦轮 评坪 诚城 诣指 请睛 谅凉 豫预 贡责 贬泛 跟根 躁燥 辆辅 违伟 送迭 逐遂 逢蓬 遍偏 郊效 酬洲 钢铜 铃岭 银很 锤捶 镜境 阅阂 阔润 阻组 陈阵 险检 隐稳 雷雪 静净 顶项 须顺 颇颗 飞气 馆管 驳驶 驱躯 骄娇 高亮 鸣呜 黑墨 默然 龄岭';

const twins = new Map<string, Set<string>>();
for (const group of groups.split(' '))
  for (const char of group)
    for (const other of group) if (other !== char) twins.set(char, (twins.get(char) ?? new Set()).add(other));

/** What looks like the character: 己 for 已, 末 for 未. */
export function lookalikes(char: string): ReadonlySet<string> {
  return twins.get(char) ?? none;
}

const none: ReadonlySet<string> = new Set();

// The first character of each syllable in the order of pinyin (CLDR collation `zh-u-co-pinyin`), made from the 6,763
// characters of GB 2312: what lies between two of them sounds alike, tones aside. Right for 97 in 100 of them; a character
// with several readings has its commonest.
const firsts =
  '吖哎安肮凹八掰扳邦勹卑奔崩逼边标憋玢冫拨卜擦猜参仓操册岑噌叉拆觇伥抄车抻柽吃充抽出揣巛疮吹春踔呲匆凑粗汆崔村搓哒呆丹当刀得灯氐嗲掂刁爹丁丢东都嘟端堆吨多婀诶恩儿发帆匚飞分丰缶夫旮该甘冈皋戈给根庚工勾估瓜乖关光归丨呙哈咳顸夯蒿诃黑痕亨轰侯乎花怀欢肓灰昏耠讥加戋江艽阶巾京冂纠居娟噘军咔开刊康尻苛肯吭空抠刳夸蒯宽匡亏坤扩垃来兰啷捞仂雷塄哩俩奁良撩咧拎伶溜龙娄噜驴娈掠抡罗妈埋颟邙猫么没门虻咪宀喵咩民名谬摸哞毪拿乃囡囔孬疒馁恁能嗯妮拈娘鸟捏您宁妞农耨奴女暖疟挪噢讴趴拍潘乓抛呸喷怦丕偏剽氕姘乒钋剖仆七掐千呛悄且亲青邛丘区悛炔逡蚺禳娆惹人扔日戎柔如阮蕤闰若仨塞三桑搔色森僧杀筛山伤捎奢申升尸收书刷衰闩双水吮说厶忪嗖苏狻虽孙唆他胎坍汤涛忑疼剔天佻帖厅通偷凸湍推吞乇挖歪弯尢危温翁挝乌夕呷仙乡枭些心星凶休吁轩靴勋丫恹央幺掖一因应哟佣优纡鸢曰晕匝灾糌赃遭则贼怎增扎斋沾张钊爪蜇贞争之中州朱拽专妆隹肫拙孜宗邹租钻嘴尊嘬';

const syllables = Array.from(firsts);
let order: Intl.Collator | null = null;
const known = new Map<string, number>();

function syllable(char: string): number {
  const kept = known.get(char);
  if (kept !== undefined) return kept;
  order ??= new Intl.Collator('zh-u-co-pinyin');
  let low = 0;
  let high = syllables.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order.compare(syllables[middle] ?? '', char) <= 0) low = middle + 1;
    else high = middle;
  }
  known.set(char, low);
  return low;
}

/** Whether two Han characters are read the same but for the tone: 晓 and 小, 禾 and 和. */
export function soundAlike(a: string, b: string): boolean {
  return syllable(a) === syllable(b);
}
