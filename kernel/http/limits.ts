/** Largest body in bytes where a route says nothing else. */
export const usualBody = 1 << 20

/** Calls a minute from one address to a public route that writes, where it says nothing else. */
export const usualPublicWrites = 60
