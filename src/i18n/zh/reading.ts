export const reading = {
  bar: '读校',
  on: '正在读 · 打字即停',
  speed: '语速 {{speed}} 倍',
  faster: '快些',
  slower: '慢些',
  slowly: '数字逐位',
  slowlyTitle: '数字逐位、人名逐字地读',
  stop: '停',
  none: '这个浏览器不会朗读',
  elsewhere: '这台机器没有装这种文字的语音。要上网的语音不用：一个字也不离开这台机器。',
  failed: '读不出来（{{reason}}）。这台机器可能没有装中文语音。',
} as const;
