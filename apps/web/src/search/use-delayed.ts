import { useEffect, useState } from 'react'

/** A value once it has rested for so long (ms): what is typed asks for nothing until the fingers pause. */
export function useDelayed<T>(value: T, restMs: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return rested
}
