/** The Web Lock that a desk holds, shared with the other tabs, as long as it has the issue open; whoever changes the journal as a whole takes it alone. */
export const deskLock = (issue: string): string => `qingyang.desk.${issue}`;
