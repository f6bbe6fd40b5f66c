export const editor = {
  done: {
    kind: '同类改了 {{count}} 处，撤销一次可全部还原',
    certain: '改了必然的 {{count}} 处，撤销一次可全部还原',
    'nothing-certain': '没有必然的可改',
    copied: '已复制本篇 {{count}} 字，可直接贴入',
  },
  cannot: {
    fix: '这里的文字已经变了，没有改',
    answer: '这一处没有现成的改法，请看过再定',
    copy: '浏览器不让复制。请选中本篇（Ctrl/⌘ A）再复制。',
  },
} as const;
