/** `npm test` walks a little, `npm run soak` the whole way: `soak(50, 20_000)` cases. */
export const soak = (small: number, long: number): number => (process.env.SOAK ? long : small)
