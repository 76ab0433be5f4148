import '#ui/tokens.css'
import './resident.css'
import './pages/pages.css'
import '#ui/preferences.ts'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Resident } from './resident.tsx'

const Kiosk = lazy(() => import('./kiosk/kiosk.tsx').then(({ Kiosk }) => ({ default: Kiosk })))

// Nearly every phone has Chinese fonts of its own; only where it has none are parts of this one fetched.
void import('@fontsource-variable/noto-sans-sc')

const page = location.pathname.startsWith('/kiosk') ? (
  <Suspense>
    <Kiosk />
  </Suspense>
) : (
  <Resident />
)

createRoot(document.getElementById('root')!).render(<StrictMode>{page}</StrictMode>)
