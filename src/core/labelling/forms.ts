// The formulae of the trade are written in simplified characters; a paper of Taipei, Hong Kong or of before 1956 prints them
// in traditional ones: 本報訊（記者…）. So that each need be written once, a pattern is made to take both.

/** Simplified, then its traditional forms. Only what stands in the formulae; by OpenCC's tables. */
const forms =
  '报報 网網 实實 习習 见見 约約 驻駐 华華 时時 台臺 记記 讯訊 员員 评評 论論 访訪 采採 写寫 编編 译譯 续續 结結 摄攝 图圖 资資 绘繪 发發 转轉 紧緊 据據 综綜 视視 电電 连連 来來 与與 绍紹 从從 为為爲 这這 农農 历歷曆 责責 辑輯 对對 总總 审審 读讀 组組 设設 计計 邮郵 码碼 广廣 许許 证證 价價 订訂 阅閱閲 热熱 线線 话話 传傳 国國 内內 统統 号號 简簡 览覽 递遞 锦錦 闻聞 动動 态態 点點 击擊 扫掃 汇匯彙 导導 坛壇 杂雜 谈談 随隨 笔筆 观觀 关關 链鏈 专專 栏欄 锐銳鋭 载載 钩鉤鈎 声聲 纪紀 后後 语語 题題 风風 学學 认認 贯貫 彻徹 进進 层層 丽麗 脉脈 诗詩 云雲 数數 质質 调調 劳勞 权權 际際 环環 体體 财財 经經 济濟 会會 纵縱 横橫 车車 镇鎮 馆館 宝寶 遗遺 强強 复復 兴興 干幹 奋奮 谱譜 征徵 锲鍥 党黨 们們 节節 问問 间間 园園 边邊 样樣 荣榮 举舉 开開 闭閉 启啟啓 临臨 晓曉 签籤簽 务務 织織 办辦 议議 过過 达達 参參 围圍 绕繞 称稱 获獲 辞辭 当當 着著 吗嗎 将將 于於 并並 给給 让讓 该該 则則 说說説 个個 诉訴 忆憶';

const formsOf = new Map(forms.split(' ').map((all) => [all.charAt(0), all]));

/** The character and its traditional forms, in one string. */
export const everyForm = (char: string): string => formsOf.get(char) ?? char;

/** The same pattern, taking each simplified character in its traditional forms too. Offsets stay: every form is one UTF-16 code unit. */
export function inBothScripts({ source, flags }: RegExp): RegExp {
  let out = '';
  let inClass = false;
  for (let i = 0; i < source.length; i += 1) {
    const char = source.charAt(i);
    if (char === '\\') {
      out += char + source.charAt(i + 1);
      i += 1;
      continue;
    }
    if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    const all = everyForm(char);
    out += all.length > 1 && !inClass ? `[${all}]` : all;
  }
  return new RegExp(out, flags);
}
