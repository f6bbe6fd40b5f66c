export const sections = {} as const;
