// How newspapers name a person: the title right before the name, and a word that ends the name behind it.

export const title =
  '(?:副)?(?:书记|省长|市长|区长|县长|镇长|乡长|村长|部长|厅长|局长|处长|科长|主任|主席|校长|院长|董事长|总经理|经理|厂长|所长|站长|社长|会长|秘书长|队长)';
export const surname =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]';
/** 青禾镇镇长王小禾表示: what stands before, the titles, the name. */
export const named = new RegExp(
  `(?<before>[^，。；：！？]{0,12}?)(?<titles>${title}(?:[、兼]?[^，。；：！？、]{0,8}${title})*)(?<name>${surname}\\p{Script=Han}{1,2}?)(?=说|表示|介绍|指出|强调|告诉|认为|透露|坦言|出席|主持|[，。、；：”)）]|等|率|在|向|代表|宣布|致辞)`,
  'gu',
);
