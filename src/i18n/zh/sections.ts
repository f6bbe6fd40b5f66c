export const sections = {
  /** Section codes → names, for those that the program knows; a paper's own bring theirs. */
  name: {
    top: '要闻',
    politics: '时政',
    economy: '经济',
    society: '社会',
    people: '民生',
    culture: '文旅',
    learning: '教科卫',
    law: '法治',
    opinion: '评论',
    supplement: '副刊',
    sport: '体育',
    national: '国内',
    world: '国际',
    photo: '图片',
    notice: '公告',
    ad: '广告',
  },
  taxonomy: { 'city-daily': '城市日报' },
  reason: {
    'cue-words': '稿中有：{{detail}}',
    label: '栏题是“{{detail}}”',
    'page-name': '在“{{detail}}”版',
    kind: '是图片、公告或广告',
  },
} as const;
