/** The way to an entry; a census has a page of its own, where it is worked on. */
export const entryWay = (register: string, key: string, asOf: string | undefined) =>
  register === 'census' && !asOf
    ? ({ to: '/census/$census', params: { census: key } } as const)
    : ({
        to: '/registers/$register/$key',
        params: { register, key },
        search: asOf ? { asOf } : {},
      } as const)
