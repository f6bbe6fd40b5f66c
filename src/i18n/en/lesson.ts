/** The first lesson: what to press and what it does. `<b>` holds the key. */
export const lesson = {
  title: 'First steps',
  of: 'Step {{step}} of {{all}}',
  skip: 'Skip this step',
  end: 'No more lessons',
  done: 'OK',
  step: {
    next: 'The program found doubtful places and has not touched a character. Press <b>{{key}}</b> for the next one.',
    accept: 'At the right stands how it will read, and why. If it is right, press <b>{{key}}</b>.',
    undo: 'Everything can be taken back: press <b>{{key}}</b>.',
    dismiss: 'If it is wrong, press <b>{{key}}</b>. It will not come back.',
    certain: 'What is certain can be done at once: press <b>{{key}}</b>. One undo takes all of it back.',
    part: 'By hand: with the caret inside a paragraph press <b>{{key}}</b> to part it.',
    join: 'Press <b>{{key}}</b> to join it to the one before again.',
    tag: 'Tag the article: press <b>{{key}}</b>, then a digit.',
    sign: 'When an article is read, press <b>{{key}}</b> to sign it. The first time it asks for your name; then press it again.',
    end: 'That is all. <b>{{key}}</b> finds every command, F1 lists every key, export stands at the top right.',
  },
} as const;
