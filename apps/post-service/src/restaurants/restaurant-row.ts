/** A restaurant as the store answers it; location and distance are null where there is none. */
export interface RestaurantRow {
  id: number
  name: string
  category: string | null
  area: string | null
  address: string | null
  lat: number | null
  lng: number | null
  description: string | null
}

/** The columns of a `RestaurantRow`, for every select. */
export const ROW_COLUMNS = 'id, name, category, area, address, lat, lng, description'
