/** Largest body in bytes where a route says nothing else. */
export const usualBody = 1 << 20

/** How long a request may take to arrive: a photo over a poor mobile line, not a connection held open. */
export const slowestRequestMs = 300_000

/** Calls a minute from one address to a public route that writes, where it says nothing else. */
export const usualPublicWrites = 60
