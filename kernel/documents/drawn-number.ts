/** A digit as strokes through points of a grid three wide and six high, its origin at the upper left. */
const digits: readonly (readonly (readonly number[])[])[] = [
  [[0, 0, 3, 0, 3, 6, 0, 6, 0, 0]],
  [[0.6, 1.2, 1.8, 0, 1.8, 6]],
  [[0, 0, 3, 0, 3, 3, 0, 3, 0, 6, 3, 6]],
  [
    [0, 0, 3, 0, 3, 6, 0, 6],
    [0.4, 3, 3, 3],
  ],
  [
    [0, 0, 0, 3, 3, 3],
    [3, 0, 3, 6],
  ],
  [[3, 0, 0, 0, 0, 3, 3, 3, 3, 6, 0, 6]],
  [[3, 0, 0, 0, 0, 6, 3, 6, 3, 3, 0, 3]],
  [[0, 0, 3, 0, 1.2, 6]],
  [
    [0, 0, 3, 0, 3, 6, 0, 6, 0, 0],
    [0, 3, 3, 3],
  ],
  [[3, 3, 0, 3, 0, 0, 3, 0, 3, 6, 0, 6]],
]

/** How wide a number of this height is. */
export const widthOfNumber = (number: number, height: number): number =>
  ((String(number).length * 4.4 - 1.4) * height) / 6

/** The strokes of a number with its upper left corner at x, y, as points x, y, x, y …; y grows downwards. */
export const strokesOf = (number: number, [x, y]: readonly [number, number], height: number): number[][] =>
  Array.from(String(number)).flatMap((digit, n) =>
    digits[Number(digit)]!.map((stroke) =>
      stroke.map((at, index) =>
        index % 2 === 0 ? x + ((at + n * 4.4) * height) / 6 : y + (at * height) / 6,
      ),
    ),
  )
