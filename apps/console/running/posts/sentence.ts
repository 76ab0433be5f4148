/** What stands within sentences begins small; alone it begins as a sentence does. */
export const sentence = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1)
