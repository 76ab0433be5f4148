// Plain JavaScript without packages: it runs on any Node >= 20, before anything is installed.

/**
 * What of the lock file is not installed: names of packages that are missing, of another build, or too many.
 * Packages for other platforms are optional and need not be there.
 * `want` is `packages` of package-lock.json, `have` the same of node_modules/.package-lock.json; `isThere`
 * says whether the package in a folder has its package.json.
 */
export const notInstalled = (want, have, isThere) => {
  if (!have) return ['node_modules']
  const differing = Object.entries(have)
    .filter(([name, entry]) => !entry.link && (want[name]?.integrity !== entry.integrity || !isThere(name)))
    .map(([name]) => name)
  const missing = Object.entries(want)
    .filter(([name, entry]) => name !== '' && !entry.link && !mayBeAbsent(entry) && !(name in have))
    .map(([name]) => name)
  return [...differing, ...missing]
}

const mayBeAbsent = (entry) => entry.optional || entry.devOptional || entry.peer

/** The variables that an npm started by a script of another npm may see: not those of the outer script. */
export const innerNpmEnvironment = (env) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(lifecycle|package)_/.test(name)))

/** 24 of `v24.21.0`; 0 where there is no version. */
export const majorOf = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)
