export const editor = {
  done: {
    kind: 'Accepted {{count}} of this kind; one undo takes them all back',
    certain: 'Fixed {{count}} certain ones; one undo takes them all back',
    'nothing-certain': 'Nothing certain is left to fix',
    copied: 'Article copied, {{count}} characters, ready to paste',
  },
  locked: {
    input: 'This article is passed for press and locked. To change it, send it back or withdraw.',
    skipped_one: '{{count}} place stands in a passed article and was left',
    skipped_other: '{{count}} places stand in passed articles and were left',
    undo_one: 'Undo passed over {{count}} step in a passed article',
    undo_other: 'Undo passed over {{count}} steps in passed articles',
    redo_one: 'Redo passed over {{count}} step in a passed article',
    redo_other: 'Redo passed over {{count}} steps in passed articles',
  },
  cannot: {
    fix: 'The words here have changed; nothing was done',
    answer: 'There is no ready fix here: look at it and decide',
    other: 'There is no other fix here',
    copy: 'The browser does not allow copying. Select the article (Ctrl/⌘ A) and copy it.',
  },
} as const;
