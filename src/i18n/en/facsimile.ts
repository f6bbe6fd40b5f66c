export const facsimile = {} as const;
