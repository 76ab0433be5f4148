const size = 46
const [columns, rows] = [14, 22]

/** Streets and cells of a district that is nowhere: calm lines behind the claim, the same at every visit. */
export function CellPattern() {
  const at = (column: number, row: number): [number, number] => [
    column * size + 13 * Math.sin(column * 1.7 + row * 0.9),
    row * size + 13 * Math.cos(row * 1.3 + column * 0.7),
  ]
  const cells = Array.from({ length: columns * rows }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)]
    return { key: index, points: corners.map((corner) => corner.map(Math.round).join(',')).join(' ') }
  })
  const lit = new Set([47, 66, 93, 128, 151, 187, 219, 245])
  return (
    <svg
      className="cells"
      viewBox={`0 0 ${columns * size} ${rows * size}`}
      preserveAspectRatio="xMidYMid slice"
    >
      {cells.map(({ key, points }) => (
        <polygon key={key} points={points} className={lit.has(key) ? 'lit' : undefined} />
      ))}
    </svg>
  )
}
