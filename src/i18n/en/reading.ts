export const reading = {
  bar: 'Reading aloud',
  on: 'Reading · typing stops it',
  speed: 'Speed {{speed}}×',
  faster: 'Faster',
  slower: 'Slower',
  slowly: 'Digits',
  slowlyTitle: 'Digit by digit, names too',
  stop: 'Stop',
  none: 'This browser cannot read aloud',
  elsewhere:
    'This machine has no voice for this text. Voices on the network are not used: not one word leaves the machine.',
  failed: 'It cannot be read aloud ({{reason}}). This machine may have no Chinese voice.',
} as const;
