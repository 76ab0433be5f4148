import '#ui/tokens.css'
import './resident.css'
import './pages/pages.css'
import '#ui/preferences.ts'
import { fetchTypeface } from '#ui/typeface.ts'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Resident } from './resident.tsx'

const Kiosk = lazy(() => import('./kiosk/kiosk.tsx').then(({ Kiosk }) => ({ default: Kiosk })))

void fetchTypeface()

const page = location.pathname.startsWith('/kiosk') ? (
  <Suspense>
    <Kiosk />
  </Suspense>
) : (
  <Resident />
)

createRoot(document.getElementById('root')!).render(<StrictMode>{page}</StrictMode>)
