import { type Db, type DistrictId, sql } from '../sql.ts'

export interface FileRow {
  hash: string
  size: number
  mediaType: string
  name: string
  width: number | null
  height: number | null
  takenAt: Date | null
  lng: number | null
  lat: number | null
  /** Hash of the small picture in the store. */
  thumbnail: string | null
}

/** A file that is kept already stays as it was first described. */
export const insertFile = (db: Db, district: DistrictId, file: FileRow & { by: number }) =>
  sql`insert into kernel.file (district_id, hash, size, media_type, name, width, height, taken_at, lng, lat,
        thumbnail, uploaded_by)
      values (${district}, ${file.hash}, ${file.size}, ${file.mediaType}, ${file.name}, ${file.width},
        ${file.height}, ${file.takenAt}, ${file.lng}, ${file.lat}, ${file.thumbnail}, ${file.by})
      on conflict (district_id, hash) do nothing`.execute(db)

export const fileByHash = async (db: Db, district: DistrictId, hash: string) =>
  (
    await sql<FileRow>`
      select hash, size, media_type as "mediaType", name, width, height, taken_at as "takenAt", lng, lat, thumbnail
      from kernel.file where district_id = ${district} and hash = ${hash}`.execute(db)
  ).rows[0]
