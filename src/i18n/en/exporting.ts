export const exporting = {
  formats: {
    txt: 'Plain text',
    md: 'Markdown',
    html: 'Web page (HTML)',
    json: 'Issue data (JSON)',
  },
} as const;
