/** Where it is: a position, or at least a community or a street. */
export interface Place {
  name?: string
  lng?: number
  lat?: number
  community?: string
  street?: string
}
