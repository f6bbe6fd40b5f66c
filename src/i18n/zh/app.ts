export const app = {
  loading: '正在打开……',
  lost: '这里什么也没有',
  toShelf: '回到样架',
  notices: '通知',
  broken: '程序出错了',
  brokenText: '已经存下的改动都还在这台电脑里。重新打开即可接着校。',
  reload: '重新打开',
  who: {
    title: '谁在校，第几校',
    label: '{{round}} · {{name}}',
    nobody: '未署名',
    name: '姓名',
    round: '校次',
  },
  round: { first: '一校', second: '二校', third: '三校' },
  theme: { label: '明暗：{{theme}}', auto: '随系统', light: '明', dark: '暗' },
  language: 'English',
} as const;
