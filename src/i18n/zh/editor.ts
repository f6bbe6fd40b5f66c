export const editor = {
  done: {
    kind: '同类改了 {{count}} 处，撤销一次可全部还原',
    certain: '改了必然的 {{count}} 处，撤销一次可全部还原',
    'nothing-certain': '没有必然的可改',
    copied: '已复制本篇 {{count}} 字，可直接贴入',
  },
  locked: {
    input: '本篇已付印，锁定。要改先退回或撤回付印。',
    skipped: '{{count}} 处在已付印的文章里，没有改',
    undo: '撤销越过了已付印文章里的 {{count}} 步',
    redo: '重做越过了已付印文章里的 {{count}} 步',
  },
  cannot: {
    fix: '这里的文字已经变了，没有改',
    answer: '这一处没有现成的改法，请看过再定',
    other: '这一处没有别的改法',
    copy: '浏览器不让复制。请选中本篇（Ctrl/⌘ A）再复制。',
  },
} as const;
