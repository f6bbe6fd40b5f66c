export const app = {
  loading: 'Opening…',
  lost: 'There is nothing here',
  toShelf: 'Back to the shelf',
  notices: 'Notices',
  broken: 'The program broke',
  brokenText: 'Every stored change is still on this computer. Open the page again to go on.',
  reload: 'Open again',
  who: {
    title: 'Who reads, and which proof',
    label: '{{round}} · {{name}}',
    nobody: 'unsigned',
    name: 'Name',
    round: 'Proof',
  },
  round: { first: '1st proof', second: '2nd proof', third: '3rd proof' },
  theme: { label: 'Colours: {{theme}}', auto: 'as the system', light: 'light', dark: 'dark' },
  language: '中文',
} as const;
