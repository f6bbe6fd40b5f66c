export const editor = {
  done: {
    kind: 'Accepted {{count}} of this kind; one undo takes them all back',
    certain: 'Fixed {{count}} certain ones; one undo takes them all back',
    'nothing-certain': 'Nothing certain is left to fix',
    copied: 'Article copied, {{count}} characters, ready to paste',
  },
  cannot: {
    fix: 'The words here have changed; nothing was done',
    answer: 'There is no ready fix here: look at it and decide',
    copy: 'The browser does not allow copying. Select the article (Ctrl/⌘ A) and copy it.',
  },
} as const;
