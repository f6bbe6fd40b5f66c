export const facsimile = {
  invite: 'Drop the PDF or the page pictures of this issue here and read against the copy.',
  inviteHow:
    'The pages of one PDF go to the pages of the issue; pictures go by file name, from page {{page}} on.',
  choose: 'Choose files…',
  view: 'Picture of page {{page}}: + − 0 zoom, arrows move, Esc goes back to the text',
  noPage: 'This page has no picture yet',
  loading: 'Opening the picture…',
  bigger: 'Larger',
  smaller: 'Smaller',
  fit: 'Fit width',
  previous: 'Previous sheet',
  next: 'Next sheet',
  sheet: '{{sheet}}/{{sheets}}',
  detach: 'Take off',
  attached_one: '{{count}} page has its picture',
  attached_other: '{{count}} pages have their pictures',
  leftOver: '{{count}} sheets found no page',
  refused: {
    unreadable: '“{{name}}” cannot be read: the file may be damaged',
    'too-large': '“{{name}}” is too large: more than 100 million pixels',
    locked: '“{{name}}” is locked by a password',
    empty: '“{{name}}” is empty',
    'unknown-kind':
      '“{{name}}” is neither a PDF nor a picture that browsers know (JPEG, PNG, WebP, GIF, AVIF)',
    full: '“{{name}}” could not be stored: the disk is full',
    missing: 'This picture is not on this machine',
  },
} as const;
