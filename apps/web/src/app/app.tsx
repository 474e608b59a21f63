import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { queryClient } from '../api/query-client.ts'
import HomePage from '../feeds/home-page.tsx'
import { ShortcutKeys } from '../keyboard/shortcut-keys.tsx'
import { PostSkeleton } from '../posts/post-skeleton.tsx'
import { Shell } from '../shell/shell.tsx'
import { FaultBoundary } from './fault-boundary.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { ScrollMemory } from './scroll-memory.tsx'

const TrendingPage = lazy(() => import('../trending/trending-page.tsx'))
const NearbyPage = lazy(() => import('../nearby/nearby-page.tsx'))
const SavedPage = lazy(() => import('../saved/saved-page.tsx'))
const WritePage = lazy(() => import('../compose/write-page.tsx'))
const SearchPage = lazy(() => import('../search/search-page.tsx'))
const HashtagPage = lazy(() => import('../hashtags/hashtag-page.tsx'))
const PostPage = lazy(() => import('../posts/post-page.tsx'))
const RestaurantPage = lazy(() => import('../restaurants/restaurant-page.tsx'))
const PersonPage = lazy(() => import('../people/person-page.tsx'))

/** Every page by its address. Home comes with the app, the others when they are first opened. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ShortcutKeys />
      <Shell>
        <ScrollMemory />
        <FaultBoundary>
          <Suspense fallback={<PostSkeleton />}>
            <Switch>
              <Route path="/" component={HomePage} />
              <Route path="/trending" component={TrendingPage} />
              <Route path="/nearby" component={NearbyPage} />
              <Route path="/saved" component={SavedPage} />
              <Route path="/write" component={WritePage} />
              <Route path="/search" component={SearchPage} />
              <Route path="/tags/:hashtag">{({ hashtag }) => <HashtagPage key={hashtag} hashtag={hashtag} />}</Route>
              <Route path="/p/:id">{({ id }) => <PostPage key={id} id={id} />}</Route>
              <Route path="/places/:id">{({ id }) => <RestaurantPage key={id} id={id} />}</Route>
              <Route path="/people/:id">{({ id }) => <PersonPage key={id} id={id} />}</Route>
              <Route component={NotFoundPage} />
            </Switch>
          </Suspense>
        </FaultBoundary>
      </Shell>
    </QueryClientProvider>
  )
}
