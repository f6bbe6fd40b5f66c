export const exporting = {
  formats: {
    txt: '纯文本',
    md: 'Markdown',
    html: '网页（HTML）',
    json: '整期数据（JSON）',
  },
} as const;
