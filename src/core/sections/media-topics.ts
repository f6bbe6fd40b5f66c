// IPTC Media Topics (https://cv.iptc.org/newscodes/mediatopic/, © IPTC, CC BY 4.0): the top concepts and those right below
// them, by their codes, which never change. English names are IPTC's own. IPTC has official Chinese names too; they could
// not be had here, so that the Chinese ones are ours and say so: a paper that loads IPTC's own file gets the official ones.

import { digitsOf } from './digits.ts';
import type { Section, Taxonomy } from './types.ts';

/** A line a concept: code, English, Chinese; those below are indented. */
const list = `
01000000|arts, culture, entertainment and media|文化艺术、娱乐与传媒
 20000002|arts and entertainment|艺术与娱乐
 20000038|culture|文化
 20000045|mass media|大众传媒
16000000|conflict, war and peace|冲突、战争与和平
 20000053|act of terror|恐怖行为
 20000056|armed conflict|武装冲突
 20000065|civil unrest|社会动荡
 20000070|coup d'etat|政变
 20000073|peace process|和平进程
 20000077|post-war reconstruction|战后重建
 20000080|prisoners of war|战俘
02000000|crime, law and justice|犯罪、法律与司法
 20000082|crime|犯罪
 20000106|judiciary|司法机关
 20000119|justice|司法
 20000121|law|法律
 20000129|law enforcement|执法
03000000|disaster, accident and emergency incident|灾害、事故与突发事件
 20000139|accident and emergency incident|事故与突发事件
 20000148|disaster|灾害
 20000168|emergency response|应急救援
04000000|economy, business and finance|经济、商业与金融
 20000170|business information|企业信息
 20000209|economic sector|产业
 20000344|economy|经济
 20000385|market and exchange|市场与交易
05000000|education|教育
 20000412|curriculum|课程
 20001338|education policy|教育政策
 20000413|educational testing and examinations|考试
 20000414|entrance examination|入学考试
 20000399|religious education|宗教教育
 20000400|school|学校
 20000415|students|学生
 20000416|teachers|教师
 20001216|vocational education|职业教育
06000000|environment|环境
 20000418|climate change|气候变化
 20000420|conservation|环境保护
 20000424|environmental pollution|环境污染
 20000430|natural resources|自然资源
 20000441|nature|自然
07000000|health|卫生与健康
 20000446|diseases and conditions|疾病
 20000480|government health care|公共医疗
 20000461|health facility|医疗机构
 20000483|health insurance|医疗保险
 20000464|health treatment|诊疗
 20000485|medical profession|医务人员
08000000|human interest|人情趣闻
 20000500|animal|动物
 20001237|anniversary|周年纪念
 20000498|award and prize|奖项
 20000501|ceremony|仪式
 20000499|record and achievement|纪录与成就
09000000|labour|劳动就业
 20000509|employment|就业
 20000521|employment legislation|劳动法规
 20000523|labour market|劳动力市场
 20000524|labour relations|劳动关系
 20000531|retirement|退休
 20000533|unemployment|失业
 20000536|unions|工会
10000000|lifestyle and leisure|生活与休闲
 20000538|leisure|休闲
 20000565|lifestyle|生活方式
 20001339|wellness|养生
11000000|politics|政治
 20000574|election|选举
 20000587|fundamental rights|基本权利
 20000593|government|政府
 20000621|government policy|政府政策
 20000638|international relations|国际关系
 20000646|non-governmental organisation|非政府组织
 20000649|political process|政治进程
12000000|religion|宗教
 20000657|belief systems|信仰
 20000697|religious facility|宗教场所
 20000690|religious festival and holiday|宗教节日
13000000|science and technology|科学与技术
 20000710|biomedical science|生物医学
 20000715|mathematics|数学
 20000717|natural science|自然科学
 20000741|scientific institution|科研机构
 20000735|scientific research|科学研究
 20000742|social sciences|社会科学
 20000756|technology and engineering|技术与工程
14000000|society|社会
 20000768|communities|社区
 20000770|demographics|人口
 20000775|discrimination|歧视
 20000772|emigration|移居国外
 20000780|family|家庭
 20000771|immigration|移民
 20000799|social condition|社会状况
 20000802|social problem|社会问题
 20000808|values|价值观
 20000817|welfare|社会福利
15000000|sport|体育
 20000822|competition discipline|运动项目
 20001104|drug use in sport|兴奋剂
 20001301|sport achievement|体育成就
 20001108|sport event|体育赛事
 20001124|sport industry|体育产业
 20001125|sport organisation|体育组织
 20001126|sport venue|体育场馆
17000000|weather|天气
 20001128|weather forecast|天气预报
 20001129|weather phenomena|天气现象
 20001130|weather statistic|气象统计
 20001131|weather warning|气象预警
`;

const sections = ((): readonly Section[] => {
  const out: Section[] = [];
  let above: string | null = null;
  for (const line of list.split('\n')) {
    if (line === '') continue;
    const below = line.startsWith(' ');
    const [id = '', english = '', name = ''] = line.trim().split('|');
    const code = `medtop:${id}`;
    if (!below) above = code;
    out.push({
      code,
      name,
      english,
      initials: '',
      digit: null,
      topics: [code],
      cues: { words: {} },
      unofficial: true,
      ...(below && above ? { broader: above } : {}),
    });
  }
  const digits = digitsOf(out);
  return out.map((section) => ({ ...section, digit: digits.get(section.code) ?? null }));
})();

export const mediaTopics: Taxonomy = {
  code: 'media-topics',
  name: 'IPTC 媒体主题',
  english: 'IPTC Media Topics',
  sections,
};
