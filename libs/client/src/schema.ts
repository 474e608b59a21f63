// Generated from docs/openapi/matjip.json by `npm run docs`: types only, nothing of it is left at run time.
export interface paths {
    "/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Home timeline (홈 타임라인)
         * @description Own posts and posts of everybody the caller follows, newest first. The caller's own follows and unfollows are in effect from their 202 on, blocks and mutes from their 200 on. `since` 를 주면 새 글의 개수만 알려 줍니다: with `since` the answer says how many posts of others are newer, and sends none.
         */
        get: operations["getHomeFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed/hashtags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trending hashtags, and completion (뜨는 해시태그, 자동 완성)
         * @description Without `prefix`: the hashtags that rise in a meal slot, with `trend`. With it: hashtags that begin with these letters, in any Unicode form, or initial consonants (ㅁㄹ: 마라탕), those with more posts first.
         */
        get: operations["listHashtags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed/hashtags/{hashtag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Timeline of a hashtag (해시태그 타임라인)
         * @description Posts with a hashtag, newest first; empty for a hashtag that nobody has used.
         */
        get: operations["getHashtagFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed/hashtags/{hashtag}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A hashtag and those related to it (해시태그 정보와 관련 해시태그)
         * @description A hashtag with its counts, and hashtags that people use with it, the nearest first.
         */
        get: operations["getRelatedHashtags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed/nearby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts nearby (내 주변 게시물)
         * @description Posts at restaurants round a place, newest first; with a hashtag, those that carry it. Of the nearest 400 restaurants within the radius.
         */
        get: operations["getNearbyFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed/popular": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Popular posts (인기 게시물)
         * @description Posts of the last two days that people like most, the newer the higher. The list is of `asOf` and stands still while it is walked; a walk may rest for an hour.
         */
        get: operations["getPopularFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed/restaurants/{restaurantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts at a restaurant (식당의 게시물)
         * @description 한 식당에서 먹은 게시물입니다. Newest first. People whom the caller has muted are left out, and those between whom and the caller there is a block.
         */
        get: operations["getRestaurantFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed/trending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts that trend now (지금 뜨는 게시물)
         * @description Posts under the hashtags that rise in a meal slot, compared with the same slot of the last seven days; each says in `reason` under which. The list is of `asOf`, of the last time of the slot that has begun, and stands still while it is walked; a walk may rest for an hour.
         */
        get: operations["getTrendingFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Timeline of a user (사용자 타임라인)
         * @description Posts of one user, newest first. A user who has blocked the caller, or is blocked by them, is not found.
         */
        get: operations["getUserFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what moderators decided (조치 기록)
         * @description 누가, 무엇을, 언제, 왜 조치했는지 최신순으로 보여 줍니다. Entries are never changed. Moderators only (403): the token has the role `moderator`.
         */
        get: operations["listModerationEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/posts/{postId}/hidden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hide a post (게시물 숨기기)
         * @description 게시물을 모두에게서 숨깁니다. Milliseconds after the answer nobody finds it any more, its author neither: not in feeds, trends, hashtags and their counts, nor by id. The author finds it in their export, with the reason, and may delete it. Its open reports are decided. A repeat changes nothing. Moderators only (403): the token has the role `moderator`.
         */
        put: operations["hidePost"];
        post?: never;
        /**
         * Show a hidden post again (숨김 해제)
         * @description 숨긴 게시물을 다시 보여 줍니다, 있던 자리에. A repeat, and a post that is not hidden, change nothing. Moderators only (403): the token has the role `moderator`.
         */
        delete: operations["unhidePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/posts/{postId}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Dismiss the open reports of a post (신고 기각)
         * @description 게시물의 처리하지 않은 신고를 모두 기각합니다. The post stays as it is. Without an open report: 404. Moderators only (403): the token has the role `moderator`.
         */
        delete: operations["dismissReports"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List open reports (처리할 신고)
         * @description 아직 처리하지 않은 신고를 오래된 것부터 보여 줍니다. Hiding the post, or dismissing its reports, takes them off. Moderators only (403): the token has the role `moderator`.
         */
        get: operations["listOpenReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List an author's posts (작성자의 게시물)
         * @description 한 사람의 게시물을 최신순으로 보여 줍니다. Newest first; empty for an author who is not known.
         */
        get: operations["listPosts"];
        put?: never;
        /**
         * Create a post (게시물 올리기)
         * @description 업로드한 사진으로 게시물을 올립니다. Hashtags are taken from the text. Each image must be an upload of the caller that is not in another post, and be what was announced. A repeat under the same Idempotency-Key makes no second post: it gets the first answer and `Idempotency-Replayed: true`.
         */
        post: operations["createPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{postId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a post (게시물 보기)
         * @description 게시물 하나를 읽습니다. Anonymous readers get no `viewer`. A post whose author and the caller block each other is not found. The ETag begins with the version: send it back as If-Match with an edit.
         */
        get: operations["readPost"];
        put?: never;
        post?: never;
        /**
         * Delete a post (게시물 지우기)
         * @description 게시물을 지웁니다. Its photos are deleted with it, originals and derivatives. A repeat answers 404: a client that never saw the 204 may take that as done.
         */
        delete: operations["deletePost"];
        options?: never;
        head?: never;
        /**
         * Edit a post (게시물 고치기)
         * @description 게시물을 고칩니다. What is left out stays, null clears. If-Match names the version that the edit is based on; if another edit came first the answer is 412.
         */
        patch: operations["editPost"];
        trace?: never;
    };
    "/posts/{postId}/likes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who likes a post (좋아요 누른 사람)
         * @description 게시물을 좋아하는 사람들을 최신순으로 보여 줍니다. A like of the last moments may still be on its way.
         */
        get: operations["listLikes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{postId}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a post (게시물 신고)
         * @description 문제가 있는 게시물을 신고합니다. 한 사람이 한 게시물을 한 번만 신고할 수 있습니다. A second report of the same post changes nothing: it gets the first, with 200. The author is not told. One’s own posts cannot be reported (422).
         */
        post: operations["reportPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom I block (차단 목록)
         * @description Newest first; nobody else can see this list.
         */
        get: operations["listBlocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/blocks/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Block a user (차단)
         * @description Neither sees the other any more: no posts, in feeds or by id, no profile, not in lists of people or likes; only the names are left for the one who blocked. Follows between the two end, and new follows, likes and saves fail (`blocked`). Nobody is told. Taking it back shows both again; follows do not come back.
         *
         *     Sets a **state**: sending it again is harmless. **200** means that it is in the record and in force for the next read of everybody, whatever cache is lost. **503** means that nothing has changed: try again after `Retry-After`.
         */
        put: operations["blockUser"];
        post?: never;
        /**
         * Take a block back (차단 해제)
         * @description Neither sees the other any more: no posts, in feeds or by id, no profile, not in lists of people or likes; only the names are left for the one who blocked. Follows between the two end, and new follows, likes and saves fail (`blocked`). Nobody is told. Taking it back shows both again; follows do not come back.
         *
         *     Sets a **state**: sending it again is harmless. **200** means that it is in the record and in force for the next read of everybody, whatever cache is lost. **503** means that nothing has changed: try again after `Retry-After`.
         */
        delete: operations["unblockUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My clicks as they become applied, persisted or failed (실시간 진행 상태)
         * @description What becomes of the caller's own clicks, and that there are new posts, as [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html):
         *     no polling of `GET /relations/operations/{operationId}` is needed.
         *
         *     | event | data | meaning |
         *     |---|---|---|
         *     | `applied` | the operation | everybody sees it; may be left out |
         *     | `persisted` | the operation | it is in the record |
         *     | `failed` | the operation, with `error` | it was void: take the click back on the screen |
         *     | `feed.new` | `{newestPostId, at}` | new posts are in the caller's home feed: `GET /feed?since=` says how many |
         *     | `resync` | `{reason}`: `started` or `gap` | what happened before this event may not have been told |
         *     | `closing` | `{reason}`: `token-expired` or `draining` | the stream ends: come back with a fresh token, or after `retry` |
         *
         *     **Nothing is lost.** Come back with `Last-Event-ID` within 15 minutes, to whichever server, and the stream goes on after that event.
         *     Where something might be missing (the first time; after a longer absence, more than some 200 events, or a loss of the cache) there is
         *     one `resync` instead: ask for the operations that you still wait for, once. From then on everything is told.
         *
         *     **New posts** are told once a second at most, whatever the number, and best effort: posts of people with very many followers may come
         *     without, and after a `resync` ask once. New posts of one's own are not told.
         *
         *     **At least once.** An event may come again, and an `applied` after its `persisted`: know an event by the operation's `id` and `status`,
         *     and let a status only move forward.
         *
         *     A comment line comes every 15 seconds. Unknown events are to be passed over. Open the stream with `fetch` or a client that can send
         *     `Authorization`; a person may have a few streams at once (429 beyond).
         *
         *     예: 삭제된 글을 좋아하면 202를 받은 뒤 `failed` 이벤트가 `target-not-found` 로 이유를 알려 줍니다.
         */
        get: operations["streamRelationEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/follows/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Follow a user (팔로우)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        put: operations["followUser"];
        post?: never;
        /**
         * Stop following a user (언팔로우)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        delete: operations["unfollowUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/hashtags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List hashtags that I follow (팔로우한 해시태그)
         * @description Newest first; nobody else can see this list. The caller's pending clicks show at once. One that no post had before shows once it is recorded, about a second later.
         */
        get: operations["listFollowedHashtags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/hashtags/{hashtag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Follow a hashtag (해시태그 팔로우)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        put: operations["followHashtag"];
        post?: never;
        /**
         * Stop following a hashtag (해시태그 언팔로우)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        delete: operations["unfollowHashtag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/likes/{postId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Like a post (좋아요)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        put: operations["likePost"];
        post?: never;
        /**
         * Take a like back (좋아요 취소)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        delete: operations["unlikePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom I mute (뮤트 목록)
         * @description Newest first; nobody else can see this list.
         */
        get: operations["listMutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/mutes/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mute a user (뮤트)
         * @description The caller's home and hashtag timelines leave this user out. Profile, own timeline and single posts still show, and the other way nothing changes. Nobody is told.
         *
         *     Sets a **state**: sending it again is harmless. **200** means that it is in the record and in force for the next read of everybody, whatever cache is lost. **503** means that nothing has changed: try again after `Retry-After`.
         */
        put: operations["muteUser"];
        post?: never;
        /**
         * Take a mute back (뮤트 해제)
         * @description The caller's home and hashtag timelines leave this user out. Profile, own timeline and single posts still show, and the other way nothing changes. Nobody is told.
         *
         *     Sets a **state**: sending it again is harmless. **200** means that it is in the record and in force for the next read of everybody, whatever cache is lost. **503** means that nothing has changed: try again after `Retry-After`.
         */
        delete: operations["unmuteUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/operations/{operationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a click has come (진행 상태)
         * @description How far a click has come: `queued` (durable) → `applied` (readers see it) → `persisted` (in the record; `effect` tells whether it stands or a newer click of the caller has replaced it), or `failed` with the reason, where the target did not exist, one of the two has blocked the other, or a limit was reached. Only the person who clicked may ask: everybody else gets 404, as for an id that never was. The id carries the operation itself, so its status survives the loss of every cache.
         */
        get: operations["getRelationOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/saves/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List posts that I saved (저장한 게시물)
         * @description Newest first; nobody else can see this list. The caller's pending clicks show at once. Posts that were deleted, or whose author and the caller block each other, are left out.
         */
        get: operations["listSavedPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/saves/posts/{postId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save a post (게시물 저장)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        put: operations["savePost"];
        post?: never;
        /**
         * Stop saving a post (게시물 저장 취소)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        delete: operations["unsavePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/saves/restaurants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List restaurants that I saved (가고 싶은 식당)
         * @description Newest first; nobody else can see this list. The caller's pending clicks show at once.
         */
        get: operations["listSavedRestaurants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/saves/restaurants/{restaurantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save a restaurant (가고 싶어요)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        put: operations["saveRestaurant"];
        post?: never;
        /**
         * Stop saving a restaurant (가고 싶어요 취소)
         * @description Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.
         *
         *     **202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
         *     unless you or the target are deleted first (then the operation ends `failed`). You see your own click at once;
         *     others see it within about a second. `Location` names the operation: poll it to follow
         *     `queued` → `applied` (everybody sees it) → `persisted`. With `Prefer: wait=2` the answer waits for `applied`, bounded, and is still a 202.
         *
         *     **503** means that nothing is promised: try again after `Retry-After`. Where it carries `Matjip-Version`, the click may have got
         *     through all the same; count that as a version that you have seen.
         *
         *     Keep the largest `version` of all answers and send it as `Matjip-Version` with the next click: the click that you made last
         *     then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (`version-in-future`).
         *
         *     예: `PUT /relations/follows/48122390016000` 은 "미나를 팔로우한 상태"로 만들고, `DELETE` 는 그 상태를 없앱니다.
         */
        delete: operations["unsaveRestaurant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My relations to many things (나와의 관계)
         * @description Whether the caller follows, blocks or mutes these users, likes or saves these posts, follows these hashtags and has saved these restaurants, pending clicks included: for a screen that came from a shared cache. What does not exist answers false. 예: `?userIds=48122390016000&postIds=8261936242688,8261936246784&hashtags=마라탕`.
         */
        get: operations["getRelationState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/users/{userId}/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List followers (팔로워 목록)
         * @description People who follow this user. Newest first. A walk neither skips nor repeats anybody who was in the list throughout; people who deleted their account, or with whom the caller has a block, are left out. A page is shorter than `limit` only at the end. The record as of the last fold: about a second behind the clicks.
         */
        get: operations["listFollowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relations/users/{userId}/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom a user follows (팔로잉 목록)
         * @description People whom this user follows. Newest first. A walk neither skips nor repeats anybody who was in the list throughout; people who deleted their account, or with whom the caller has a block, are left out. A page is shorter than `limit` only at the end. In the caller's own list their pending follows and unfollows show at once.
         */
        get: operations["listFollowing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/restaurants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search restaurants (식당 찾기)
         * @description By name, by initial consonants, by place, or by name round a place. By distance with `near`, else by id. Callers also get `viewer`: whether they saved it (가고 싶어요).
         */
        get: operations["searchRestaurants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/restaurants/{restaurantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a restaurant (식당 보기)
         * @description One restaurant by its id. `counts.saves`: how many want to go (가고 싶어요).
         */
        get: operations["getRestaurant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a presigned URL or form for one original (사진 업로드 URL 받기)
         * @description 사진 원본을 S3에 직접 올릴 URL(PUT) 또는 폼(POST)을 발급합니다. With `method: PUT` the URL takes exactly the announced type, size and checksum, and never overwrites. With `method: POST` a browser's form (multipart/form-data: `fields` as they are, then `file`) takes the announced type and up to `byteSize` bytes. Both expire after 5 minutes. A repeat under the same Idempotency-Key names the same upload with a fresh URL or form and carries `Idempotency-Replayed: true`. A person may have a limited number of uploads that no post has yet, and of bytes within 24 hours: 429 beyond.
         */
        post: operations["issueUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See an upload's state (업로드 상태)
         * @description 업로드 상태와, 소유자에게만 원본을 볼 수 있는 짧은 URL을 보여 줍니다. Only its owner sees an upload; the URL of the original expires after 5 minutes. `state` goes issued → uploaded → verified → attached; `image` tells whether its derivatives are ready. `GET /uploads/events` tells both as they change.
         */
        get: operations["readUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My uploads as they become attached and ready (실시간 업로드 상태)
         * @description Uploads as they go on, as [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html):
         *     issued → uploaded → verified → attached, and whether the derivatives of an image are `ready`.
         *
         *     | event | data | meaning |
         *     |---|---|---|
         *     | `upload` | the upload, as `GET /uploads/{uploadId}` shows it, with `original: null` | how it stands: first as it is now, then after each change |
         *     | `closing` | `{reason}`: `done`, `token-expired`, `time-limit` or `draining` | the stream ends; after anything but `done` come back |
         *
         *     What is told is a state, not a step: coming back needs no `Last-Event-ID`, since the first events say how everything stands. A change
         *     is told within about a second. A comment line comes every 15 seconds. Unknown events are to be passed over.
         *
         *     예: 게시물을 올린 뒤 이 스트림을 열어 두면, 사진의 축소판이 준비되는 순간 `image.status` 가 `ready` 로 바뀝니다.
         */
        get: operations["streamUploadEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a profile (프로필 보기)
         * @description A user with counts. `followers` moves as soon as a click is applied, the others when it is recorded, about a second later. Callers also get `viewer`: whether they follow this user, pending clicks included, and are followed by them, and whether they block or mute them. A user who has blocked the caller is not found; of one whom the caller has blocked only the names show.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show my profile (내 프로필 보기)
         * @description The caller. The first call creates the profile from the token’s handle and name.
         */
        get: operations["getCurrentUser"];
        put?: never;
        post?: never;
        /**
         * Delete my account (계정 삭제)
         * @description 계정을 지웁니다. 되돌릴 수 없습니다. From the answer on nobody sees anything of the caller: no profile, posts, photos, follows or likes; and the token, and every other of this person, is refused with 401 `account-deleted`. What is stored is erased within the next hours, and clicks that were on their way are dropped. The user id is never given to anybody else and cannot be used again. Ask for `GET /users/me/export` before. A repeat answers 401: a client that never saw the 202 may take that as done.
         */
        delete: operations["deleteCurrentUser"];
        options?: never;
        head?: never;
        /**
         * Edit my profile (내 프로필 고치기)
         * @description Changes the given fields and answers the profile after it. 예: `{"displayName": "미나", "bio": "성수동 국밥 탐험가"}`.
         */
        patch: operations["updateCurrentUser"];
        trace?: never;
    };
    "/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that belongs to me (내 데이터 내려받기)
         * @description 내가 남긴 모든 것을 한 줄에 하나씩 JSON으로 내려받습니다. [Newline-delimited JSON](https://github.com/ndjson/ndjson-spec), read from the record as it is sent, however much it is:
         *
         *     | `type` | what |
         *     |---|---|
         *     | `profile` | names, bio, since when; the first line |
         *     | `post` | text, hashtags, restaurant, rating; its photos are the uploads with its `postId`. `hiddenFor`: a moderator has hidden it, and why |
         *     | `upload` | a photo: type, size, checksum. `GET /uploads/{uploadId}` has a URL of the original |
         *     | `follow`, `block`, `mute` | the person |
         *     | `like`, `savedPost` | the post |
         *     | `savedRestaurant`, `hashtag` | the restaurant, the hashtag |
         *     | `report` | a report that was made, of which post and why |
         *     | `end` | how many lines came before; without it something is missing: the download broke off |
         *
         *     Followers are not in it: that they follow is theirs. Clicks of the last moments may be missing. Unknown types are to be passed over. Three a minute, one at a time, in ten minutes at most.
         */
        get: operations["exportCurrentUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "feed.new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New posts are in the caller's home feed (새 글)
         * @description `data` of the event `feed.new` of `GET /relations/events`; no request is sent.
         */
        post: operations["receiveFeedNew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "relation.applied": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everybody sees the click (반영됨)
         * @description `data` of the event `applied` of `GET /relations/events`; no request is sent.
         */
        post: operations["receiveRelationApplied"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "relation.closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The stream ends (종료)
         * @description `data` of the event `closing` of `GET /relations/events`; no request is sent.
         */
        post: operations["receiveRelationClosing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "relation.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The click was void, and why (실패)
         * @description `data` of the event `failed` of `GET /relations/events`; no request is sent.
         */
        post: operations["receiveRelationFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "relation.persisted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The click is in the record (저장됨)
         * @description `data` of the event `persisted` of `GET /relations/events`; no request is sent.
         */
        post: operations["receiveRelationPersisted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "relation.resync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What happened before may not have been told (다시 확인)
         * @description `data` of the event `resync` of `GET /relations/events`; no request is sent.
         */
        post: operations["receiveRelationResync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "uploads.closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The stream ends (종료)
         * @description `data` of the event `closing` of `GET /uploads/events`; no request is sent.
         */
        post: operations["receiveUploadsClosing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "uploads.upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How an upload stands (업로드 상태)
         * @description `data` of the event `upload` of `GET /uploads/events`; no request is sent.
         */
        post: operations["receiveUploadsUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AccountDeletion: {
            /**
             * Format: date-time
             * @description From when on nobody sees anything of it, and its tokens are good for nothing.
             * @example 2026-11-23T03:12:45.123Z
             */
            deletedAt: string;
        };
        CommittedRelation: {
            /** @description true = made (PUT), false = taken back (DELETE). */
            active: boolean;
            /**
             * @description Open list.
             * @enum {string}
             */
            kind: "block" | "mute";
            /**
             * @description The user that it is about.
             * @example 48122390016000
             */
            target: string;
            /** @description Causality token, as of every relation. */
            version: number;
        };
        FeedItem: {
            post: components["schemas"]["Post"];
            reason: components["schemas"]["FeedReason"];
        };
        FeedPage: {
            items: components["schemas"]["FeedItem"][];
            /** @description Where the request asked with `since`; there are no items then. */
            newer?: {
                /** @description Posts of others that are newer; 100 at most. */
                count: number;
                /** @description There are more than were counted. */
                more: boolean;
            };
            nextCursor: string | null;
        };
        FeedReason: {
            /**
             * @description With `hashtag` and `trending`, and `nearby` where one was asked for: which one.
             * @example 마라탕
             */
            hashtag?: string;
            /**
             * @description With `trending`: in which meal slot.
             * @example lunch
             */
            slot?: string;
            /**
             * @example hashtag
             * @enum {string}
             */
            type: "self" | "follow" | "hashtag" | "author" | "trending" | "popular" | "nearby" | "restaurant";
        };
        FollowedHashtag: {
            /**
             * @description Normal form.
             * @example 마라탕
             */
            hashtag: string;
            /**
             * Format: date-time
             * @description When it was followed.
             * @example 2026-11-23T03:12:45.123Z
             */
            since: string;
        };
        FollowedHashtagPage: {
            items: components["schemas"]["FollowedHashtag"][];
            nextCursor: string | null;
        };
        Hashtag: {
            counts: {
                /** @description People who follow it. */
                followers: number;
                /** @description Posts that carry it. */
                posts: number;
            };
            /**
             * @description Normal form.
             * @example 마라탕
             */
            hashtag: string;
            trend?: {
                /** @description People who count that used it in this meal slot. */
                people: number;
                /** @description Some of their posts, newest first. */
                postIds: string[];
                /** @description 1 = trends most. */
                rank: number;
            };
            viewer?: {
                /** @description The caller follows it. */
                following: boolean;
                /** @description The newest follow or unfollow is accepted but not yet in the record. */
                followPending: boolean;
            };
        };
        HashtagList: {
            asOf: string | null;
            items: components["schemas"]["Hashtag"][];
            meal: components["schemas"]["MealTime"] | null;
        };
        HideRequest: {
            /**
             * @description In one’s own words.
             * @example 광고만 있는 글입니다.
             */
            note?: string;
            /**
             * @description What is wrong with the post.
             * @example spam
             * @enum {string}
             */
            reason: "spam" | "abuse" | "sexual" | "violence" | "illegal" | "privacy" | "other";
        };
        Image: {
            height: number | null;
            /**
             * @description The upload id.
             * @example 48122390016000
             */
            id: string;
            placeholder: string | null;
            /**
             * @description `processing` until variants exist; `failed` where none can be made: the bytes are damaged inside. Open list.
             * @enum {string}
             */
            status: "processing" | "ready" | "failed";
            /** @description From the smallest to the largest. */
            variants: components["schemas"]["ImageVariant"][];
            width: number | null;
        };
        ImageVariant: {
            height: number;
            /**
             * Format: uri
             * @description Public, immutable and cacheable; WebP.
             */
            url: string;
            width: number;
        };
        Location: {
            /** @example 37.5443 */
            lat: number;
            /** @example 127.0557 */
            lng: number;
        };
        MealTime: {
            /**
             * Format: date-time
             * @description When it ends, or ended.
             * @example 2026-11-23T03:12:45.123Z
             */
            endsAt: string;
            /** @example 점심 */
            name: string;
            /**
             * @example lunch
             * @enum {string}
             */
            slot: "breakfast" | "lunch" | "cafe" | "dinner" | "night";
            /**
             * Format: date-time
             * @description When it began.
             * @example 2026-11-23T03:12:45.123Z
             */
            startsAt: string;
        };
        ModeratedPost: {
            /**
             * @description Who wrote it.
             * @example 48122390016000
             */
            authorId: string;
            /**
             * Format: date-time
             * @description When it was written.
             * @example 2026-11-23T03:12:45.123Z
             */
            createdAt: string;
            /**
             * @description Post id.
             * @example 48122390016000
             */
            id: string;
            /** @description Nobody sees it. */
            isHidden: boolean;
            /** @example 성수 국밥 #국밥 */
            text: string;
        };
        ModerationEntry: {
            /**
             * @description `hide`, `unhide`, or `dismiss`: its reports were found to be none.
             * @example hide
             * @enum {string}
             */
            action: "hide" | "unhide" | "dismiss";
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-23T03:12:45.123Z
             */
            at: string;
            /**
             * @description Entry id.
             * @example 48122390016000
             */
            id: string;
            moderatorId: string | null;
            note: string | null;
            /**
             * @description Of which post.
             * @example 48122390016000
             */
            postId: string;
            reason: ("spam" | "abuse" | "sexual" | "violence" | "illegal" | "privacy" | "other") | null;
        };
        ModerationEntryPage: {
            items: components["schemas"]["ModerationEntry"][];
            nextCursor: string | null;
        };
        OpenReport: {
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-23T03:12:45.123Z
             */
            createdAt: string;
            /**
             * @description Report id.
             * @example 48122390016000
             */
            id: string;
            note: string | null;
            post: components["schemas"]["ModeratedPost"];
            /**
             * @description What is wrong with the post.
             * @example spam
             * @enum {string}
             */
            reason: "spam" | "abuse" | "sexual" | "violence" | "illegal" | "privacy" | "other";
            /**
             * @description Who made it.
             * @example 48122390016000
             */
            reporterId: string;
        };
        OpenReportPage: {
            items: components["schemas"]["OpenReport"][];
            nextCursor: string | null;
        };
        Post: {
            author: components["schemas"]["UserSummary"];
            counts: {
                likes: number;
            };
            /**
             * Format: date-time
             * @description When it was posted.
             * @example 2026-11-23T03:12:45.123Z
             */
            createdAt: string;
            editedAt: string | null;
            /**
             * @description Normalised, in the order of the text, each once.
             * @example [
             *       "성수동맛집",
             *       "국밥",
             *       "점심"
             *     ]
             */
            hashtags: string[];
            /**
             * @description Post id; sorts by time.
             * @example 48122390016000
             */
            id: string;
            images: components["schemas"]["Image"][];
            /** @description A photo was taken at the restaurant at about this time, and the author lets it be seen (현장 인증). */
            onSite: boolean;
            rating: number | null;
            restaurant: components["schemas"]["RestaurantSummary"] | null;
            /** @example 성수 국밥 최고 #성수동맛집#국밥 #점심 */
            text: string;
            /** @description Send it quoted as If-Match with an edit: `If-Match: "1"`. */
            version: number;
            viewer?: components["schemas"]["PostViewer"];
        };
        PostPage: {
            items: components["schemas"]["Post"][];
            nextCursor: string | null;
        };
        PostPatch: {
            /** @description In the order to show. */
            imageIds?: string[];
            rating?: number | null;
            restaurantId?: string | null;
            /** @description Show that a photo was taken at the restaurant at about this time, if its own data say so. Only the answer is ever shown, never a place or a time. */
            shareOnSite?: boolean;
            /**
             * @description Free text; hashtags are taken from it, chained ones too.
             * @example 성수 국밥 최고 #성수동맛집#국밥 #점심
             */
            text?: string;
        };
        PostRequest: {
            /** @description In the order to show. */
            imageIds: string[];
            rating?: number | null;
            restaurantId?: string | null;
            /** @description Show that a photo was taken at the restaurant at about this time, if its own data say so. Only the answer is ever shown, never a place or a time. */
            shareOnSite?: boolean;
            /**
             * @description Free text; hashtags are taken from it, chained ones too.
             * @example 성수 국밥 최고 #성수동맛집#국밥 #점심
             */
            text: string;
        };
        PostViewer: {
            /** @description The caller follows the author. */
            following: boolean;
            /** @description The newest follow or unfollow is accepted but not yet in the record. */
            followPending: boolean;
            /** @description The caller likes the post. */
            liked: boolean;
            /** @description The newest like or unlike is accepted but not yet in the record. */
            likePending: boolean;
            /** @description The caller has saved the post; nobody else can tell. */
            saved: boolean;
            /** @description The newest saving or unsaving is accepted but not yet in the record. */
            savePending: boolean;
        };
        PostVisibility: {
            hiddenAt: string | null;
            /** @description Nobody sees it. */
            isHidden: boolean;
            /**
             * @description The post.
             * @example 48122390016000
             */
            postId: string;
            reason: ("spam" | "abuse" | "sexual" | "violence" | "illegal" | "privacy" | "other") | null;
        };
        Problem: {
            /** @description The contract for programs: one of the codes in the error catalogue. */
            code: string;
            /** @description This occurrence, for people, in the language of Accept-Language (ko or en). */
            detail: string;
            /** @description Each fault of the input; empty where that makes no sense. */
            errors: components["schemas"]["ProblemFault"][];
            /** @description The path that was asked for. */
            instance: string;
            /** @description Quote this when you report a problem. */
            requestId: string;
            /** @description Whether the same request can succeed later, unchanged. */
            retryable: boolean;
            status: number;
            /** @description Short and in English, the same for every occurrence. */
            title: string;
            /**
             * Format: uri-reference
             * @description The page that explains this problem.
             */
            type: string;
        };
        ProblemFault: {
            /**
             * @description What, for programs.
             * @example image-not-found
             */
            code: string;
            /**
             * @description What, for people.
             * @example 업로드되지 않은 이미지입니다.
             */
            detail: string;
            /**
             * @description Where: a JSON pointer into the body as a URI fragment (`#/text`), or `/query/NAME`, `/path/NAME`, `/header/NAME`.
             * @example #/imageIds/0
             */
            pointer: string;
        };
        RankedPage: {
            asOf: string | null;
            items: components["schemas"]["FeedItem"][];
            nextCursor: string | null;
        };
        RelatedHashtags: {
            hashtag: components["schemas"]["Hashtag"];
            /** @description The nearest first. */
            items: components["schemas"]["Hashtag"][];
        };
        RelationOperation: {
            /**
             * Format: date-time
             * @description When it was accepted, by the clock that its version is of.
             * @example 2026-11-23T03:12:45.123Z
             */
            acceptedAt: string;
            /** @description true = made (PUT), false = taken back (DELETE). */
            active: boolean;
            appliedAt: string | null;
            effect: ("changed" | "superseded") | null;
            error?: {
                /** @example target-not-found */
                code: string;
                detail: string;
            };
            /** @description Opaque. */
            id: string;
            /**
             * @description Open list.
             * @enum {string}
             */
            kind: "follow" | "like" | "hashtag" | "savePost" | "saveRestaurant";
            persistedAt: string | null;
            /** @enum {string} */
            status: "queued" | "applied" | "persisted" | "failed";
            /**
             * @description What it is about: the id of a user, post or restaurant, or a hashtag in its normal form.
             * @example 48122390016000
             * @example 마라탕
             */
            target: string;
            /** @description Causality token: echo the largest one seen as `Matjip-Version` with the next click. */
            version: number;
        };
        RelationState: {
            hashtags: {
                following: boolean;
                followPending: boolean;
                /**
                 * @description Normal form.
                 * @example 마라탕
                 */
                hashtag: string;
            }[];
            posts: {
                /**
                 * @description Post id.
                 * @example 48122390016000
                 */
                id: string;
                liked: boolean;
                likePending: boolean;
                saved: boolean;
                savePending: boolean;
            }[];
            restaurants: {
                /**
                 * @description Restaurant id.
                 * @example 48122390016000
                 */
                id: string;
                saved: boolean;
                savePending: boolean;
            }[];
            users: {
                /** @description The caller has blocked this user. */
                blocking: boolean;
                following: boolean;
                followPending: boolean;
                /**
                 * @description User id.
                 * @example 48122390016000
                 */
                id: string;
                /** @description The caller has muted this user. */
                muting: boolean;
            }[];
        };
        Report: {
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-23T03:12:45.123Z
             */
            createdAt: string;
            /**
             * @description Report id.
             * @example 48122390016000
             */
            id: string;
            note: string | null;
            /**
             * @description The post.
             * @example 48122390016000
             */
            postId: string;
            /**
             * @description What is wrong with the post.
             * @example spam
             * @enum {string}
             */
            reason: "spam" | "abuse" | "sexual" | "violence" | "illegal" | "privacy" | "other";
        };
        ReportRequest: {
            /**
             * @description In one’s own words.
             * @example 광고만 있는 글입니다.
             */
            note?: string;
            /**
             * @description What is wrong with the post.
             * @example spam
             * @enum {string}
             */
            reason: "spam" | "abuse" | "sexual" | "violence" | "illegal" | "privacy" | "other";
        };
        Restaurant: {
            address: string | null;
            area: string | null;
            category: string | null;
            counts: {
                /** @description People who want to go (가고 싶어요). */
                saves: number;
            };
            description: string | null;
            /** @description Metres from `near`, in a search by place. */
            distanceM?: number;
            /**
             * @description Restaurant id.
             * @example 48122390016000
             */
            id: string;
            location: components["schemas"]["Location"] | null;
            /** @example 동명 */
            name: string;
            viewer?: components["schemas"]["RestaurantViewer"];
        };
        RestaurantPage: {
            items: components["schemas"]["Restaurant"][];
            nextCursor: string | null;
        };
        RestaurantSummary: {
            area: string | null;
            category: string | null;
            /**
             * @description Restaurant id.
             * @example 48122390016000
             */
            id: string;
            location: components["schemas"]["Location"] | null;
            /** @example 동명 */
            name: string;
        };
        RestaurantViewer: {
            /** @description The caller has saved it (가고 싶어요). */
            saved: boolean;
            /** @description The newest saving or unsaving is accepted but not yet in the record. */
            savePending: boolean;
        };
        SavedPost: {
            post: components["schemas"]["Post"];
            /**
             * Format: date-time
             * @description When it was saved.
             * @example 2026-11-23T03:12:45.123Z
             */
            since: string;
        };
        SavedPostPage: {
            items: components["schemas"]["SavedPost"][];
            nextCursor: string | null;
        };
        SavedRestaurant: {
            restaurant: components["schemas"]["RestaurantSummary"];
            /**
             * Format: date-time
             * @description When it was saved.
             * @example 2026-11-23T03:12:45.123Z
             */
            since: string;
        };
        SavedRestaurantPage: {
            items: components["schemas"]["SavedRestaurant"][];
            nextCursor: string | null;
        };
        TrendingPage: {
            area: string | null;
            asOf: string | null;
            items: components["schemas"]["FeedItem"][];
            meal: components["schemas"]["MealTime"];
            nextCursor: string | null;
        };
        Upload: {
            byteSize: number;
            /**
             * @description What the bytes are.
             * @example image/jpeg
             * @enum {string}
             */
            contentType: "image/jpeg" | "image/png" | "image/webp" | "image/heic" | "image/avif" | "image/gif";
            /**
             * Format: date-time
             * @description When the URL was issued.
             * @example 2026-11-23T03:12:45.123Z
             */
            createdAt: string;
            failure: string | null;
            /**
             * @description Upload id.
             * @example 48122390016000
             */
            id: string;
            image: components["schemas"]["Image"];
            original: {
                /**
                 * Format: date-time
                 * @description After this moment the URL is refused.
                 * @example 2026-11-23T03:12:45.123Z
                 */
                expiresAt: string;
                /** Format: uri */
                url: string;
            } | null;
            postId: string | null;
            /**
             * @description Open list: more states may come.
             * @enum {string}
             */
            state: "issued" | "uploaded" | "verified" | "attached" | "orphan";
        };
        UploadRequest: {
            /** @description PUT: the exact size in bytes. POST: the largest that is taken. */
            byteSize: number;
            /**
             * @description What the bytes are.
             * @example image/jpeg
             * @enum {string}
             */
            contentType: "image/jpeg" | "image/png" | "image/webp" | "image/heic" | "image/avif" | "image/gif";
            /**
             * @description How the bytes will come: `PUT` from a program, `POST` from a browser's form (multipart/form-data).
             * @default PUT
             * @enum {string}
             */
            method?: "PUT" | "POST";
            /**
             * @description SHA-256 of the bytes, base64. Required for PUT; bound by POST too where it is given.
             * @example n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=
             */
            sha256?: string;
        };
        UploadTicket: {
            /**
             * Format: date-time
             * @description After this moment the URL or form is refused.
             * @example 2026-11-23T03:12:45.123Z
             */
            expiresAt: string;
            /** @description POST: the fields of the form, as they are, before the last one, `file`, which holds the bytes. */
            fields?: {
                [key: string]: string;
            };
            /** @description PUT: send these headers as they are. POST: none. */
            headers: {
                [key: string]: string;
            };
            /**
             * @description As asked for.
             * @enum {string}
             */
            method: "PUT" | "POST";
            /**
             * @description Give it to `imageIds` of a post.
             * @example 48122390016000
             */
            uploadId: string;
            /**
             * Format: uri
             * @description PUT: presigned, bound to type, size, checksum and no overwrite. POST: where the form goes.
             */
            url: string;
        };
        User: {
            /**
             * @description A few words about oneself; empty at first.
             * @example 성수동 국밥 탐험가
             */
            bio: string;
            counts: components["schemas"]["UserCounts"];
            /**
             * Format: date-time
             * @description When the user was first met.
             * @example 2026-11-23T03:12:45.123Z
             */
            createdAt: string;
            /**
             * @description The name to show.
             * @example 미나
             */
            displayName: string;
            /**
             * @description Unique name of the user.
             * @example mina
             */
            handle: string;
            /**
             * @description User id.
             * @example 48122390016000
             */
            id: string;
            viewer?: components["schemas"]["UserViewer"];
        };
        UserCounts: {
            followers: number;
            following: number;
            posts: number;
        };
        UserListItem: {
            /**
             * Format: date-time
             * @description When this relation was made.
             * @example 2026-11-23T03:12:45.123Z
             */
            since: string;
            user: components["schemas"]["UserSummary"];
        };
        UserPage: {
            items: components["schemas"]["UserListItem"][];
            nextCursor: string | null;
        };
        UserPatch: {
            /** @example 성수동 국밥 탐험가 */
            bio?: string;
            /** @example 미나 */
            displayName?: string;
        };
        UserSummary: {
            /**
             * @description The name to show.
             * @example 미나
             */
            displayName: string;
            /**
             * @description Unique name of the user.
             * @example mina
             */
            handle: string;
            /**
             * @description User id.
             * @example 48122390016000
             */
            id: string;
        };
        UserViewer: {
            /** @description The caller has blocked this user: neither sees what the other writes. */
            blocking: boolean;
            /** @description This user follows the caller. */
            followedBy: boolean;
            /** @description The caller follows this user. */
            following: boolean;
            /** @description The newest click is accepted but not yet in the record. */
            followPending: boolean;
            /** @description The caller has muted this user: the caller's feeds leave them out. */
            muting: boolean;
        };
    };
    responses: {
        /**
         * @description `invalid-request`: The request does not match the documented schema. (요청의 형식이 올바르지 않습니다.)
         *
         *     `malformed-json`: The body is not valid JSON. (본문이 올바른 JSON이 아닙니다.)
         *
         *     `invalid-cursor`: The cursor is damaged or belongs to another list. (커서가 손상되었거나 다른 목록의 것입니다.)
         *
         *     `idempotency-key-missing`: This request needs an Idempotency-Key header. (Idempotency-Key 헤더가 필요합니다.)
         *
         *     `version-in-future`: The echoed version is too far ahead of the server clock. (보낸 version이 서버의 시각보다 너무 앞서 있습니다.)
         */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unauthenticated`: A valid bearer token is needed. (로그인이 필요합니다.)
         *
         *     `token-expired`: The bearer token has expired. (토큰이 만료되었습니다. 다시 로그인해 주세요.)
         *
         *     `account-deleted`: This account was deleted: its tokens are good for nothing. (삭제된 계정입니다.)
         */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: You may not do this. (이 작업을 할 권한이 없습니다.) */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-found`: There is nothing here. (찾을 수 없습니다.) */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-in-progress`: A request with the same Idempotency-Key is still running. (같은 키의 요청이 아직 처리 중입니다.) */
        Problem409: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 2
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `upload-gone`: This upload has been deleted, or came by a form and is in a post: ask for a new one under a new Idempotency-Key. (이미 지워졌거나, 폼으로 올려 게시물에 쓰인 업로드입니다. 새로 요청해 주세요.) */
        Problem410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition-failed`: It has changed meanwhile: read it again. (그 사이에 내용이 바뀌었습니다. 다시 읽어 주세요.) */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload-too-large`: The body is too large. (본문이 너무 큽니다.) */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported-media-type`: Only application/json bodies are taken. (application/json 본문만 받습니다.) */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency-key-reused`: The Idempotency-Key was used for another body. (같은 키로 다른 내용의 요청이 이미 처리되었습니다.)
         *
         *     `image-not-usable`: An image cannot be used in this post. (쓸 수 없는 이미지가 있습니다.)
         *
         *     `too-many-hashtags`: A post takes 30 hashtags at most. (해시태그는 30개까지 쓸 수 있습니다.)
         *
         *     `hashtag-too-long`: A hashtag has 50 code points at most. (해시태그는 50자까지 쓸 수 있습니다.)
         *
         *     `restaurant-unknown`: There is no such restaurant. (없는 식당입니다.)
         *
         *     `self-relation`: You cannot do this to yourself. (자기 자신에게는 할 수 없습니다.)
         */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition-required`: This request needs an If-Match header. (If-Match 헤더가 필요합니다.) */
        Problem428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `rate-limited`: Too many requests: wait a little. (요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.)
         *
         *     `too-many-uploads`: Too many uploads are waiting to be used: post them, or come back when they have expired. (아직 쓰지 않은 업로드가 너무 많습니다. 게시물에 쓰거나 하루 뒤에 다시 시도해 주세요.)
         *
         *     `upload-quota-exceeded`: This would be more bytes than a person may upload in 24 hours. (하루에 올릴 수 있는 용량을 넘었습니다.)
         */
        Problem429: {
            headers: {
                /**
                 * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                 * @example "read";r=598;t=42
                 */
                RateLimit?: string;
                /**
                 * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                 * @example "read";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Seconds to wait before trying again.
                 * @example 2
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something went wrong on our side. (서버 오류가 발생했습니다.) */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `service-unavailable`: A part of the service is unavailable: try again shortly. (잠시 후 다시 시도해 주세요.)
         *
         *     `overloaded`: There are too many requests just now: come back after Retry-After. (지금 요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.)
         */
        Problem503: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 2
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHomeFeed: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /**
                 * @description The newest post that the client has. The answer then only says how many are newer, in `newer`: `limit` and `cursor` mean nothing.
                 * @example 48122390016000
                 */
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "post": {
                     *             "id": "48122390020225",
                     *             "author": {
                     *               "id": "48122390016000",
                     *               "handle": "mina",
                     *               "displayName": "미나"
                     *             },
                     *             "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *             "hashtags": [
                     *               "성수동맛집",
                     *               "국밥",
                     *               "점심"
                     *             ],
                     *             "images": [
                     *               {
                     *                 "id": "48122390016001",
                     *                 "status": "ready",
                     *                 "width": 3024,
                     *                 "height": 4032,
                     *                 "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *                 "variants": [
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *                     "width": 320,
                     *                     "height": 427
                     *                   },
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *                     "width": 1080,
                     *                     "height": 1440
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "restaurant": {
                     *               "id": "1204",
                     *               "name": "성수국밥",
                     *               "category": "한식",
                     *               "area": "서울 성동구",
                     *               "location": {
                     *                 "lat": 37.5443,
                     *                 "lng": 127.0557
                     *               }
                     *             },
                     *             "rating": 5,
                     *             "onSite": true,
                     *             "createdAt": "2026-11-23T03:12:45.123Z",
                     *             "editedAt": null,
                     *             "version": 1,
                     *             "counts": {
                     *               "likes": 17
                     *             },
                     *             "viewer": {
                     *               "liked": true,
                     *               "likePending": true,
                     *               "saved": false,
                     *               "savePending": false,
                     *               "following": true,
                     *               "followPending": false
                     *             }
                     *           },
                     *           "reason": {
                     *             "type": "hashtag",
                     *             "hashtag": "국밥"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "AWcBa5kq3xE"
                     *     }
                     */
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listHashtags: {
        parameters: {
            query?: {
                /**
                 * @description City, or city and district, as restaurants have it. Without: everywhere.
                 * @example 서울 성동구
                 */
                area?: string;
                /** @description Hashtags at most. */
                limit?: number;
                /**
                 * @description What was typed so far, with or without `#`.
                 * @example ㅁㄹ
                 */
                prefix?: string;
                /**
                 * @description Meal slot of Asia/Seoul: breakfast 아침 06–10, lunch 점심 11–14, cafe 카페 14–17, dinner 저녁 17–21, night 야식 21–02 of the day it began. Without: that of the moment; between two, the one before.
                 * @example lunch
                 */
                slot?: "breakfast" | "lunch" | "cafe" | "dinner" | "night";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "hashtag": "국밥",
                     *           "counts": {
                     *             "posts": 1840,
                     *             "followers": 512
                     *           },
                     *           "viewer": {
                     *             "following": true,
                     *             "followPending": false
                     *           },
                     *           "trend": {
                     *             "rank": 1,
                     *             "people": 42,
                     *             "postIds": [
                     *               "48122390020225"
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "asOf": "2026-11-23T03:10:00.000Z",
                     *       "meal": {
                     *         "slot": "lunch",
                     *         "name": "점심",
                     *         "startsAt": "2026-11-23T02:00:00.000Z",
                     *         "endsAt": "2026-11-23T05:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["HashtagList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getHashtagFeed: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The hashtag, in any Unicode form and case, with or without `#`.
                 * @example 마라탕
                 */
                hashtag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "post": {
                     *             "id": "48122390020225",
                     *             "author": {
                     *               "id": "48122390016000",
                     *               "handle": "mina",
                     *               "displayName": "미나"
                     *             },
                     *             "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *             "hashtags": [
                     *               "성수동맛집",
                     *               "국밥",
                     *               "점심"
                     *             ],
                     *             "images": [
                     *               {
                     *                 "id": "48122390016001",
                     *                 "status": "ready",
                     *                 "width": 3024,
                     *                 "height": 4032,
                     *                 "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *                 "variants": [
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *                     "width": 320,
                     *                     "height": 427
                     *                   },
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *                     "width": 1080,
                     *                     "height": 1440
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "restaurant": {
                     *               "id": "1204",
                     *               "name": "성수국밥",
                     *               "category": "한식",
                     *               "area": "서울 성동구",
                     *               "location": {
                     *                 "lat": 37.5443,
                     *                 "lng": 127.0557
                     *               }
                     *             },
                     *             "rating": 5,
                     *             "onSite": true,
                     *             "createdAt": "2026-11-23T03:12:45.123Z",
                     *             "editedAt": null,
                     *             "version": 1,
                     *             "counts": {
                     *               "likes": 17
                     *             },
                     *             "viewer": {
                     *               "liked": true,
                     *               "likePending": true,
                     *               "saved": false,
                     *               "savePending": false,
                     *               "following": true,
                     *               "followPending": false
                     *             }
                     *           },
                     *           "reason": {
                     *             "type": "hashtag",
                     *             "hashtag": "국밥"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "AWcBa5kq3xE"
                     *     }
                     */
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getRelatedHashtags: {
        parameters: {
            query?: {
                /** @description Hashtags at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The hashtag, in any Unicode form and case, with or without `#`.
                 * @example 마라탕
                 */
                hashtag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "hashtag": {
                     *         "hashtag": "국밥",
                     *         "counts": {
                     *           "posts": 1840,
                     *           "followers": 512
                     *         }
                     *       },
                     *       "items": [
                     *         {
                     *           "hashtag": "순대국",
                     *           "counts": {
                     *             "posts": 320,
                     *             "followers": 77
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RelatedHashtags"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getNearbyFeed: {
        parameters: {
            query: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /**
                 * @description Only posts with this hashtag, in any Unicode form and case, with or without `#`.
                 * @example 마라탕
                 */
                hashtag?: string;
                /**
                 * @description Degrees WGS84.
                 * @example 37.5443
                 */
                lat: number;
                /** @description Items per page. */
                limit?: number;
                /**
                 * @description Degrees WGS84.
                 * @example 127.0557
                 */
                lng: number;
                /**
                 * @description Metres.
                 * @example 1500
                 */
                radius?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "post": {
                     *             "id": "48122390020225",
                     *             "author": {
                     *               "id": "48122390016000",
                     *               "handle": "mina",
                     *               "displayName": "미나"
                     *             },
                     *             "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *             "hashtags": [
                     *               "성수동맛집",
                     *               "국밥",
                     *               "점심"
                     *             ],
                     *             "images": [
                     *               {
                     *                 "id": "48122390016001",
                     *                 "status": "ready",
                     *                 "width": 3024,
                     *                 "height": 4032,
                     *                 "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *                 "variants": [
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *                     "width": 320,
                     *                     "height": 427
                     *                   },
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *                     "width": 1080,
                     *                     "height": 1440
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "restaurant": {
                     *               "id": "1204",
                     *               "name": "성수국밥",
                     *               "category": "한식",
                     *               "area": "서울 성동구",
                     *               "location": {
                     *                 "lat": 37.5443,
                     *                 "lng": 127.0557
                     *               }
                     *             },
                     *             "rating": 5,
                     *             "onSite": true,
                     *             "createdAt": "2026-11-23T03:12:45.123Z",
                     *             "editedAt": null,
                     *             "version": 1,
                     *             "counts": {
                     *               "likes": 17
                     *             },
                     *             "viewer": {
                     *               "liked": true,
                     *               "likePending": true,
                     *               "saved": false,
                     *               "savePending": false,
                     *               "following": true,
                     *               "followPending": false
                     *             }
                     *           },
                     *           "reason": {
                     *             "type": "hashtag",
                     *             "hashtag": "국밥"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "AWcBa5kq3xE"
                     *     }
                     */
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPopularFeed: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "post": {
                     *             "id": "48122390020225",
                     *             "author": {
                     *               "id": "48122390016000",
                     *               "handle": "mina",
                     *               "displayName": "미나"
                     *             },
                     *             "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *             "hashtags": [
                     *               "성수동맛집",
                     *               "국밥",
                     *               "점심"
                     *             ],
                     *             "images": [
                     *               {
                     *                 "id": "48122390016001",
                     *                 "status": "ready",
                     *                 "width": 3024,
                     *                 "height": 4032,
                     *                 "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *                 "variants": [
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *                     "width": 320,
                     *                     "height": 427
                     *                   },
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *                     "width": 1080,
                     *                     "height": 1440
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "restaurant": {
                     *               "id": "1204",
                     *               "name": "성수국밥",
                     *               "category": "한식",
                     *               "area": "서울 성동구",
                     *               "location": {
                     *                 "lat": 37.5443,
                     *                 "lng": 127.0557
                     *               }
                     *             },
                     *             "rating": 5,
                     *             "onSite": true,
                     *             "createdAt": "2026-11-23T03:12:45.123Z",
                     *             "editedAt": null,
                     *             "version": 1,
                     *             "counts": {
                     *               "likes": 17
                     *             },
                     *             "viewer": {
                     *               "liked": true,
                     *               "likePending": true,
                     *               "saved": false,
                     *               "savePending": false,
                     *               "following": true,
                     *               "followPending": false
                     *             }
                     *           },
                     *           "reason": {
                     *             "type": "popular"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "asOf": "2026-11-23T03:10:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RankedPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getRestaurantFeed: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Where it was eaten.
                 * @example 48122390016000
                 */
                restaurantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "post": {
                     *             "id": "48122390020225",
                     *             "author": {
                     *               "id": "48122390016000",
                     *               "handle": "mina",
                     *               "displayName": "미나"
                     *             },
                     *             "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *             "hashtags": [
                     *               "성수동맛집",
                     *               "국밥",
                     *               "점심"
                     *             ],
                     *             "images": [
                     *               {
                     *                 "id": "48122390016001",
                     *                 "status": "ready",
                     *                 "width": 3024,
                     *                 "height": 4032,
                     *                 "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *                 "variants": [
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *                     "width": 320,
                     *                     "height": 427
                     *                   },
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *                     "width": 1080,
                     *                     "height": 1440
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "restaurant": {
                     *               "id": "1204",
                     *               "name": "성수국밥",
                     *               "category": "한식",
                     *               "area": "서울 성동구",
                     *               "location": {
                     *                 "lat": 37.5443,
                     *                 "lng": 127.0557
                     *               }
                     *             },
                     *             "rating": 5,
                     *             "onSite": true,
                     *             "createdAt": "2026-11-23T03:12:45.123Z",
                     *             "editedAt": null,
                     *             "version": 1,
                     *             "counts": {
                     *               "likes": 17
                     *             },
                     *             "viewer": {
                     *               "liked": true,
                     *               "likePending": true,
                     *               "saved": false,
                     *               "savePending": false,
                     *               "following": true,
                     *               "followPending": false
                     *             }
                     *           },
                     *           "reason": {
                     *             "type": "hashtag",
                     *             "hashtag": "국밥"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "AWcBa5kq3xE"
                     *     }
                     */
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTrendingFeed: {
        parameters: {
            query?: {
                /**
                 * @description City, or city and district, as restaurants have it. Without: everywhere.
                 * @example 서울 성동구
                 */
                area?: string;
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /**
                 * @description Meal slot of Asia/Seoul: breakfast 아침 06–10, lunch 점심 11–14, cafe 카페 14–17, dinner 저녁 17–21, night 야식 21–02 of the day it began. Without: that of the moment; between two, the one before.
                 * @example lunch
                 */
                slot?: "breakfast" | "lunch" | "cafe" | "dinner" | "night";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "post": {
                     *             "id": "48122390020225",
                     *             "author": {
                     *               "id": "48122390016000",
                     *               "handle": "mina",
                     *               "displayName": "미나"
                     *             },
                     *             "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *             "hashtags": [
                     *               "성수동맛집",
                     *               "국밥",
                     *               "점심"
                     *             ],
                     *             "images": [
                     *               {
                     *                 "id": "48122390016001",
                     *                 "status": "ready",
                     *                 "width": 3024,
                     *                 "height": 4032,
                     *                 "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *                 "variants": [
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *                     "width": 320,
                     *                     "height": 427
                     *                   },
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *                     "width": 1080,
                     *                     "height": 1440
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "restaurant": {
                     *               "id": "1204",
                     *               "name": "성수국밥",
                     *               "category": "한식",
                     *               "area": "서울 성동구",
                     *               "location": {
                     *                 "lat": 37.5443,
                     *                 "lng": 127.0557
                     *               }
                     *             },
                     *             "rating": 5,
                     *             "onSite": true,
                     *             "createdAt": "2026-11-23T03:12:45.123Z",
                     *             "editedAt": null,
                     *             "version": 1,
                     *             "counts": {
                     *               "likes": 17
                     *             },
                     *             "viewer": {
                     *               "liked": true,
                     *               "likePending": true,
                     *               "saved": false,
                     *               "savePending": false,
                     *               "following": true,
                     *               "followPending": false
                     *             }
                     *           },
                     *           "reason": {
                     *             "type": "trending",
                     *             "hashtag": "국밥",
                     *             "slot": "lunch"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "asOf": "2026-11-23T03:10:00.000Z",
                     *       "meal": {
                     *         "slot": "lunch",
                     *         "name": "점심",
                     *         "startsAt": "2026-11-23T02:00:00.000Z",
                     *         "endsAt": "2026-11-23T05:00:00.000Z"
                     *       },
                     *       "area": "서울 성동구"
                     *     }
                     */
                    "application/json": components["schemas"]["TrendingPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getUserFeed: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Whose posts.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "post": {
                     *             "id": "48122390020225",
                     *             "author": {
                     *               "id": "48122390016000",
                     *               "handle": "mina",
                     *               "displayName": "미나"
                     *             },
                     *             "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *             "hashtags": [
                     *               "성수동맛집",
                     *               "국밥",
                     *               "점심"
                     *             ],
                     *             "images": [
                     *               {
                     *                 "id": "48122390016001",
                     *                 "status": "ready",
                     *                 "width": 3024,
                     *                 "height": 4032,
                     *                 "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *                 "variants": [
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *                     "width": 320,
                     *                     "height": 427
                     *                   },
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *                     "width": 1080,
                     *                     "height": 1440
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "restaurant": {
                     *               "id": "1204",
                     *               "name": "성수국밥",
                     *               "category": "한식",
                     *               "area": "서울 성동구",
                     *               "location": {
                     *                 "lat": 37.5443,
                     *                 "lng": 127.0557
                     *               }
                     *             },
                     *             "rating": 5,
                     *             "onSite": true,
                     *             "createdAt": "2026-11-23T03:12:45.123Z",
                     *             "editedAt": null,
                     *             "version": 1,
                     *             "counts": {
                     *               "likes": 17
                     *             },
                     *             "viewer": {
                     *               "liked": true,
                     *               "likePending": true,
                     *               "saved": false,
                     *               "savePending": false,
                     *               "following": true,
                     *               "followPending": false
                     *             }
                     *           },
                     *           "reason": {
                     *             "type": "hashtag",
                     *             "hashtag": "국밥"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "AWcBa5kq3xE"
                     *     }
                     */
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listModerationEntries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /**
                 * @description Of this post alone.
                 * @example 48122390016000
                 */
                postId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "4",
                     *           "at": "2026-11-23T03:12:45.123Z",
                     *           "moderatorId": "48122390031111",
                     *           "action": "hide",
                     *           "postId": "48122390020225",
                     *           "reason": "spam",
                     *           "note": "같은 광고를 여러 번 올림"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ModerationEntryPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    hidePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Post id.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "spam",
                 *       "note": "같은 광고를 여러 번 올림"
                 *     }
                 */
                "application/json": components["schemas"]["HideRequest"];
            };
        };
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "postId": "48122390020225",
                     *       "isHidden": true,
                     *       "reason": "spam",
                     *       "hiddenAt": "2026-11-23T03:12:45.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PostVisibility"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unhidePost: {
        parameters: {
            query?: {
                /** @description Why, for the audit trail. */
                note?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Post id.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "postId": "48122390020225",
                     *       "isHidden": true,
                     *       "reason": "spam",
                     *       "hiddenAt": "2026-11-23T03:12:45.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PostVisibility"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    dismissReports: {
        parameters: {
            query?: {
                /** @description Why, for the audit trail. */
                note?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Post id.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 완료되었습니다. Done; there is nothing to show. */
            204: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOpenReports: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "17",
                     *           "reporterId": "48122390020096",
                     *           "reason": "spam",
                     *           "note": "광고만 있는 글입니다.",
                     *           "createdAt": "2026-11-23T03:12:45.123Z",
                     *           "post": {
                     *             "id": "48122390020225",
                     *             "authorId": "48122390016000",
                     *             "text": "지금 주문하면 반값! #국밥",
                     *             "createdAt": "2026-11-23T03:12:45.123Z",
                     *             "isHidden": false
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["OpenReportPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPosts: {
        parameters: {
            query: {
                /**
                 * @description User id of the author.
                 * @example 48122390016000
                 */
                authorId: string;
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "48122390020225",
                     *           "author": {
                     *             "id": "48122390016000",
                     *             "handle": "mina",
                     *             "displayName": "미나"
                     *           },
                     *           "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *           "hashtags": [
                     *             "성수동맛집",
                     *             "국밥",
                     *             "점심"
                     *           ],
                     *           "images": [
                     *             {
                     *               "id": "48122390016001",
                     *               "status": "ready",
                     *               "width": 3024,
                     *               "height": 4032,
                     *               "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *               "variants": [
                     *                 {
                     *                   "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *                   "width": 320,
                     *                   "height": 427
                     *                 },
                     *                 {
                     *                   "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *                   "width": 1080,
                     *                   "height": 1440
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "restaurant": {
                     *             "id": "1204",
                     *             "name": "성수국밥",
                     *             "category": "한식",
                     *             "area": "서울 성동구",
                     *             "location": {
                     *               "lat": 37.5443,
                     *               "lng": 127.0557
                     *             }
                     *           },
                     *           "rating": 5,
                     *           "onSite": true,
                     *           "createdAt": "2026-11-23T03:12:45.123Z",
                     *           "editedAt": null,
                     *           "version": 1,
                     *           "counts": {
                     *             "likes": 17
                     *           },
                     *           "viewer": {
                     *             "liked": true,
                     *             "likePending": true,
                     *             "saved": false,
                     *             "savePending": false,
                     *             "following": true,
                     *             "followPending": false
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "AWcBa5kq3xE"
                     *     }
                     */
                    "application/json": components["schemas"]["PostPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createPost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Required. Unique per request; a repeat within 24 h replays the first answer.
                 * @example 7f9c24e8-3b12-4fef-91e0-56a2d5a3c1bb
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                 *       "imageIds": [
                 *         "48122390016001"
                 *       ],
                 *       "restaurantId": "1204",
                 *       "rating": 5
                 *     }
                 */
                "application/json": components["schemas"]["PostRequest"];
            };
        };
        responses: {
            /** @description 만들어졌습니다. Created. */
            201: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "48122390020225",
                     *       "author": {
                     *         "id": "48122390016000",
                     *         "handle": "mina",
                     *         "displayName": "미나"
                     *       },
                     *       "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *       "hashtags": [
                     *         "성수동맛집",
                     *         "국밥",
                     *         "점심"
                     *       ],
                     *       "images": [
                     *         {
                     *           "id": "48122390016001",
                     *           "status": "ready",
                     *           "width": 3024,
                     *           "height": 4032,
                     *           "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *           "variants": [
                     *             {
                     *               "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *               "width": 320,
                     *               "height": 427
                     *             },
                     *             {
                     *               "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *               "width": 1080,
                     *               "height": 1440
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "restaurant": {
                     *         "id": "1204",
                     *         "name": "성수국밥",
                     *         "category": "한식",
                     *         "area": "서울 성동구",
                     *         "location": {
                     *           "lat": 37.5443,
                     *           "lng": 127.0557
                     *         }
                     *       },
                     *       "rating": 5,
                     *       "onSite": true,
                     *       "createdAt": "2026-11-23T03:12:45.123Z",
                     *       "editedAt": null,
                     *       "version": 1,
                     *       "counts": {
                     *         "likes": 17
                     *       },
                     *       "viewer": {
                     *         "liked": true,
                     *         "likePending": true,
                     *         "saved": false,
                     *         "savePending": false,
                     *         "following": true,
                     *         "followPending": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Post id.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "48122390020225",
                     *       "author": {
                     *         "id": "48122390016000",
                     *         "handle": "mina",
                     *         "displayName": "미나"
                     *       },
                     *       "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *       "hashtags": [
                     *         "성수동맛집",
                     *         "국밥",
                     *         "점심"
                     *       ],
                     *       "images": [
                     *         {
                     *           "id": "48122390016001",
                     *           "status": "ready",
                     *           "width": 3024,
                     *           "height": 4032,
                     *           "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *           "variants": [
                     *             {
                     *               "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *               "width": 320,
                     *               "height": 427
                     *             },
                     *             {
                     *               "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *               "width": 1080,
                     *               "height": 1440
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "restaurant": {
                     *         "id": "1204",
                     *         "name": "성수국밥",
                     *         "category": "한식",
                     *         "area": "서울 성동구",
                     *         "location": {
                     *           "lat": 37.5443,
                     *           "lng": 127.0557
                     *         }
                     *       },
                     *       "rating": 5,
                     *       "onSite": true,
                     *       "createdAt": "2026-11-23T03:12:45.123Z",
                     *       "editedAt": null,
                     *       "version": 1,
                     *       "counts": {
                     *         "likes": 17
                     *       },
                     *       "viewer": {
                     *         "liked": true,
                     *         "likePending": true,
                     *         "saved": false,
                     *         "savePending": false,
                     *         "following": true,
                     *         "followPending": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deletePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Post id.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 완료되었습니다. Done; there is nothing to show. */
            204: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    editPost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Required. The version that the edit is based on, quoted, or the whole ETag of the post.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /**
                 * @description Post id.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "성수 국밥, 두 번째도 최고 #국밥",
                 *       "rating": null
                 *     }
                 */
                "application/json": components["schemas"]["PostPatch"];
            };
        };
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "48122390020225",
                     *       "author": {
                     *         "id": "48122390016000",
                     *         "handle": "mina",
                     *         "displayName": "미나"
                     *       },
                     *       "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *       "hashtags": [
                     *         "성수동맛집",
                     *         "국밥",
                     *         "점심"
                     *       ],
                     *       "images": [
                     *         {
                     *           "id": "48122390016001",
                     *           "status": "ready",
                     *           "width": 3024,
                     *           "height": 4032,
                     *           "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *           "variants": [
                     *             {
                     *               "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *               "width": 320,
                     *               "height": 427
                     *             },
                     *             {
                     *               "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *               "width": 1080,
                     *               "height": 1440
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "restaurant": {
                     *         "id": "1204",
                     *         "name": "성수국밥",
                     *         "category": "한식",
                     *         "area": "서울 성동구",
                     *         "location": {
                     *           "lat": 37.5443,
                     *           "lng": 127.0557
                     *         }
                     *       },
                     *       "rating": 5,
                     *       "onSite": true,
                     *       "createdAt": "2026-11-23T03:12:45.123Z",
                     *       "editedAt": null,
                     *       "version": 1,
                     *       "counts": {
                     *         "likes": 17
                     *       },
                     *       "viewer": {
                     *         "liked": true,
                     *         "likePending": true,
                     *         "saved": false,
                     *         "savePending": false,
                     *         "following": true,
                     *         "followPending": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listLikes: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Post id.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user": {
                     *             "id": "48122390020096",
                     *             "handle": "junho",
                     *             "displayName": "준호"
                     *           },
                     *           "since": "2026-11-20T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reportPost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Required. Unique per request; a repeat within 24 h replays the first answer.
                 * @example 7f9c24e8-3b12-4fef-91e0-56a2d5a3c1bb
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Post id.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "spam",
                 *       "note": "광고만 있는 글입니다."
                 *     }
                 */
                "application/json": components["schemas"]["ReportRequest"];
            };
        };
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "17",
                     *       "postId": "48122390020225",
                     *       "reason": "spam",
                     *       "note": "광고만 있는 글입니다.",
                     *       "createdAt": "2026-11-23T03:12:45.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description 만들어졌습니다. Created. */
            201: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "17",
                     *       "postId": "48122390020225",
                     *       "reason": "spam",
                     *       "note": "광고만 있는 글입니다.",
                     *       "createdAt": "2026-11-23T03:12:45.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listBlocks: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user": {
                     *             "id": "48122390020096",
                     *             "handle": "junho",
                     *             "displayName": "준호"
                     *           },
                     *           "since": "2026-11-20T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    blockUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
            };
            path: {
                /**
                 * @description The user to block.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "block",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "version": 1795403565123000
                     *     }
                     */
                    "application/json": components["schemas"]["CommittedRelation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unblockUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
            };
            path: {
                /**
                 * @description The user to block.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "block",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "version": 1795403565123000
                     *     }
                     */
                    "application/json": components["schemas"]["CommittedRelation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    streamRelationEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `id` of the last event that was received: the stream goes on after it. An EventSource sends it by itself.
                 * @example 1795403565423-0.5f0c9a1e
                 */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; it ends when the token expires. (이벤트 스트림) */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 2000
                     *
                     *     id: 1795403564723-0.5f0c9a1e
                     *     event: resync
                     *     data: {"reason":"started"}
                     *
                     *     id: 1795403565158-0.5f0c9a1e
                     *     event: applied
                     *     data: {"id":"AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK","kind":"follow","target":"48122390016000","active":true,"status":"applied","acceptedAt":"2026-11-23T03:12:45.123Z","appliedAt":"2026-11-23T03:12:45.158Z","persistedAt":null,"version":1795403565123000,"effect":null}
                     *
                     *     id: 1795403565423-0.5f0c9a1e
                     *     event: persisted
                     *     data: {"id":"AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK","kind":"follow","target":"48122390016000","active":true,"status":"persisted","acceptedAt":"2026-11-23T03:12:45.123Z","appliedAt":null,"persistedAt":"2026-11-23T03:12:45.423Z","version":1795403565123000,"effect":"changed"}
                     *
                     *     id: 1795403566023-0.5f0c9a1e
                     *     event: feed.new
                     *     data: {"newestPostId":"48122390020225","at":"2026-11-23T03:12:46.023Z"}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    followUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The user to follow.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unfollowUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The user to follow.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listFollowedHashtags: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "hashtag": "마라탕",
                     *           "since": "2026-11-21T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["FollowedHashtagPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    followHashtag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The hashtag to follow, in any Unicode form and case, with or without `#`.
                 * @example 마라탕
                 */
                hashtag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unfollowHashtag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The hashtag to follow, in any Unicode form and case, with or without `#`.
                 * @example 마라탕
                 */
                hashtag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    likePost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The post to like.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unlikePost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The post to like.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMutes: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user": {
                     *             "id": "48122390020096",
                     *             "handle": "junho",
                     *             "displayName": "준호"
                     *           },
                     *           "since": "2026-11-20T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    muteUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
            };
            path: {
                /**
                 * @description The user to mute.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "block",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "version": 1795403565123000
                     *     }
                     */
                    "application/json": components["schemas"]["CommittedRelation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unmuteUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
            };
            path: {
                /**
                 * @description The user to mute.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "block",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "version": 1795403565123000
                     *     }
                     */
                    "application/json": components["schemas"]["CommittedRelation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getRelationOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Opaque; from the 202. */
                operationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zm9sbG93OjQ4MTIyMzkwMDIwMDk2OjQ4MTIyMzkwMDE2MDAw",
                     *       "kind": "hashtag",
                     *       "target": "마라탕",
                     *       "active": true,
                     *       "status": "persisted",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": "2026-11-23T03:12:45.158Z",
                     *       "persistedAt": "2026-11-23T03:12:45.423Z",
                     *       "version": 1795403565123000,
                     *       "effect": "changed"
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSavedPosts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "post": {
                     *             "id": "48122390020225",
                     *             "author": {
                     *               "id": "48122390016000",
                     *               "handle": "mina",
                     *               "displayName": "미나"
                     *             },
                     *             "text": "성수 국밥 최고 #성수동맛집#국밥 #점심",
                     *             "hashtags": [
                     *               "성수동맛집",
                     *               "국밥",
                     *               "점심"
                     *             ],
                     *             "images": [
                     *               {
                     *                 "id": "48122390016001",
                     *                 "status": "ready",
                     *                 "width": 3024,
                     *                 "height": 4032,
                     *                 "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *                 "variants": [
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *                     "width": 320,
                     *                     "height": 427
                     *                   },
                     *                   {
                     *                     "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *                     "width": 1080,
                     *                     "height": 1440
                     *                   }
                     *                 ]
                     *               }
                     *             ],
                     *             "restaurant": {
                     *               "id": "1204",
                     *               "name": "성수국밥",
                     *               "category": "한식",
                     *               "area": "서울 성동구",
                     *               "location": {
                     *                 "lat": 37.5443,
                     *                 "lng": 127.0557
                     *               }
                     *             },
                     *             "rating": 5,
                     *             "onSite": true,
                     *             "createdAt": "2026-11-23T03:12:45.123Z",
                     *             "editedAt": null,
                     *             "version": 1,
                     *             "counts": {
                     *               "likes": 17
                     *             },
                     *             "viewer": {
                     *               "liked": true,
                     *               "likePending": true,
                     *               "saved": false,
                     *               "savePending": false,
                     *               "following": true,
                     *               "followPending": false
                     *             }
                     *           },
                     *           "since": "2026-11-23T04:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SavedPostPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    savePost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The post to save.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unsavePost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The post to save.
                 * @example 48122390016000
                 */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSavedRestaurants: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "restaurant": {
                     *             "id": "1204",
                     *             "name": "성수국밥",
                     *             "category": "한식",
                     *             "area": "서울 성동구",
                     *             "location": {
                     *               "lat": 37.5443,
                     *               "lng": 127.0557
                     *             }
                     *           },
                     *           "since": "2026-11-22T11:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SavedRestaurantPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    saveRestaurant: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The restaurant to save.
                 * @example 48122390016000
                 */
                restaurantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unsaveRestaurant: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. It keeps the order of one person’s clicks when they reach different servers.
                 * @example 1795403565123000
                 */
                "matjip-version"?: string;
                /**
                 * @description `wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.
                 * @example wait=2
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The restaurant to save.
                 * @example 48122390016000
                 */
                restaurantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and durable. (접수되었으며 유실되지 않습니다.) */
            202: {
                headers: {
                    /** @description Where the operation’s status is: `/relations/operations/{operationId}`. */
                    Location?: string;
                    /** @description With `Prefer: wait`: how long the answer was ready to wait. */
                    "Preference-Applied"?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds after which asking for it makes sense. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                     *       "kind": "follow",
                     *       "target": "48122390016000",
                     *       "active": true,
                     *       "status": "queued",
                     *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                     *       "appliedAt": null,
                     *       "persistedAt": null,
                     *       "version": 1795403565123000,
                     *       "effect": null
                     *     }
                     */
                    "application/json": components["schemas"]["RelationOperation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getRelationState: {
        parameters: {
            query?: {
                /**
                 * @description Hashtags in any form, comma separated, 50 at most.
                 * @example 마라탕,국밥
                 */
                hashtags?: string;
                /**
                 * @description Posts, comma separated, 50 at most.
                 * @example 48122390016000,48122390020096
                 */
                postIds?: string;
                /**
                 * @description Restaurants, comma separated, 50 at most.
                 * @example 48122390016000,48122390020096
                 */
                restaurantIds?: string;
                /**
                 * @description Users, comma separated, 50 at most.
                 * @example 48122390016000,48122390020096
                 */
                userIds?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "users": [
                     *         {
                     *           "id": "48122390016000",
                     *           "following": true,
                     *           "followPending": false,
                     *           "blocking": false,
                     *           "muting": false
                     *         }
                     *       ],
                     *       "posts": [
                     *         {
                     *           "id": "48122390020225",
                     *           "liked": true,
                     *           "likePending": true,
                     *           "saved": false,
                     *           "savePending": false
                     *         }
                     *       ],
                     *       "hashtags": [
                     *         {
                     *           "hashtag": "마라탕",
                     *           "following": true,
                     *           "followPending": false
                     *         }
                     *       ],
                     *       "restaurants": [
                     *         {
                     *           "id": "1204",
                     *           "saved": true,
                     *           "savePending": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RelationState"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listFollowers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Whose list.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user": {
                     *             "id": "48122390020096",
                     *             "handle": "junho",
                     *             "displayName": "준호"
                     *           },
                     *           "since": "2026-11-20T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listFollowing: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Whose list.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user": {
                     *             "id": "48122390020096",
                     *             "handle": "junho",
                     *             "displayName": "준호"
                     *           },
                     *           "since": "2026-11-20T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    searchRestaurants: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /**
                 * @description `lat,lng` in degrees WGS84: only restaurants round this place, the nearest first.
                 * @example 37.5443,127.0557
                 */
                near?: string;
                /**
                 * @description A part of the name (국밥), its initial consonants (ㄱㅂ) or a mix (국ㅂ); spaces do not matter.
                 * @example 국밥
                 */
                query?: string;
                /**
                 * @description Metres round `near`; 1000 unless given.
                 * @example 500
                 */
                radius?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /** @description Where there is a next page: its address, `rel="next"` (RFC 8288). */
                    Link?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1204",
                     *           "name": "성수국밥",
                     *           "category": "한식",
                     *           "area": "서울 성동구",
                     *           "location": {
                     *             "lat": 37.5443,
                     *             "lng": 127.0557
                     *           },
                     *           "address": "서울특별시 성동구 연무장길 12",
                     *           "description": "24시간 끓인 사골 국밥",
                     *           "counts": {
                     *             "saves": 342
                     *           },
                     *           "viewer": {
                     *             "saved": true,
                     *             "savePending": false
                     *           },
                     *           "distanceM": 180
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["RestaurantPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getRestaurant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Restaurant id.
                 * @example 48122390016000
                 */
                restaurantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1204",
                     *       "name": "성수국밥",
                     *       "category": "한식",
                     *       "area": "서울 성동구",
                     *       "location": {
                     *         "lat": 37.5443,
                     *         "lng": 127.0557
                     *       },
                     *       "address": "서울특별시 성동구 연무장길 12",
                     *       "description": "24시간 끓인 사골 국밥",
                     *       "counts": {
                     *         "saves": 342
                     *       },
                     *       "viewer": {
                     *         "saved": true,
                     *         "savePending": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Restaurant"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    issueUpload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Required. Unique per request; a repeat within 24 h replays the first answer.
                 * @example 7f9c24e8-3b12-4fef-91e0-56a2d5a3c1bb
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "contentType": "image/jpeg",
                 *       "byteSize": 2481233,
                 *       "sha256": "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="
                 *     }
                 */
                "application/json": components["schemas"]["UploadRequest"];
            };
        };
        responses: {
            /** @description 만들어졌습니다. Created. */
            201: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uploadId": "48122390016001",
                     *       "method": "PUT",
                     *       "url": "https://matjip-originals.s3.ap-northeast-2.amazonaws.com/48122390016001?X-Amz-Signature=3f1c",
                     *       "headers": {
                     *         "content-type": "image/jpeg",
                     *         "content-length": "2481233",
                     *         "if-none-match": "*",
                     *         "x-amz-checksum-sha256": "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="
                     *       },
                     *       "expiresAt": "2026-11-23T03:17:45.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["UploadTicket"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Upload id.
                 * @example 48122390016000
                 */
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "48122390016001",
                     *       "state": "attached",
                     *       "contentType": "image/jpeg",
                     *       "byteSize": 2481233,
                     *       "postId": "48122390020225",
                     *       "failure": null,
                     *       "image": {
                     *         "id": "48122390016001",
                     *         "status": "ready",
                     *         "width": 3024,
                     *         "height": 4032,
                     *         "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                     *         "variants": [
                     *           {
                     *             "url": "https://images.matjip.example/images/48122390016001-a/r1-320.webp",
                     *             "width": 320,
                     *             "height": 427
                     *           },
                     *           {
                     *             "url": "https://images.matjip.example/images/48122390016001-a/r1-1080.webp",
                     *             "width": 1080,
                     *             "height": 1440
                     *           }
                     *         ]
                     *       },
                     *       "original": null,
                     *       "createdAt": "2026-11-23T03:12:40.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    streamUploadEvents: {
        parameters: {
            query: {
                /**
                 * @description Up to 10 uploads of the caller, separated by commas: those of one post.
                 * @example 48122390016000,48122390016001
                 */
                uploadIds: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; it ends when all of them are ready or have failed. (이벤트 스트림) */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 2000
                     *
                     *     event: upload
                     *     data: {"id":"48122390016000","state":"attached","contentType":"image/jpeg","byteSize":2481233,"postId":"48122390020096","failure":null,"image":{"id":"48122390016000","status":"ready","width":3024,"height":4032,"placeholder":"k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==","variants":[{"url":"https://images.matjip.example/images/48122390016000-a/r1-320.webp","width":320,"height":427},{"url":"https://images.matjip.example/images/48122390016000-a/r1-1080.webp","width":1080,"height":1440}]},"original":null,"createdAt":"2026-11-23T03:12:45.123Z"}
                     *
                     *     event: closing
                     *     data: {"reason":"done"}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Which user.
                 * @example 48122390016000
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "48122390016000",
                     *       "handle": "mina",
                     *       "displayName": "미나",
                     *       "bio": "성수동 국밥 탐험가",
                     *       "counts": {
                     *         "followers": 128,
                     *         "following": 64,
                     *         "posts": 31
                     *       },
                     *       "viewer": {
                     *         "following": true,
                     *         "followPending": false,
                     *         "followedBy": false,
                     *         "blocking": false,
                     *         "muting": false
                     *       },
                     *       "createdAt": "2026-09-01T02:10:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Strong; for `If-None-Match`.
                     * @example "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
                     */
                    ETag?: string;
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "48122390016000",
                     *       "handle": "mina",
                     *       "displayName": "미나",
                     *       "bio": "성수동 국밥 탐험가",
                     *       "counts": {
                     *         "followers": 128,
                     *         "following": 64,
                     *         "posts": 31
                     *       },
                     *       "viewer": {
                     *         "following": true,
                     *         "followPending": false,
                     *         "followedBy": false,
                     *         "blocking": false,
                     *         "muting": false
                     *       },
                     *       "createdAt": "2026-09-01T02:10:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 성공. Success. */
            202: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deletedAt": "2026-11-23T03:12:45.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDeletion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "미나",
                 *       "bio": "성수동 국밥 탐험가"
                 *     }
                 */
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description 성공. Success. */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "48122390016000",
                     *       "handle": "mina",
                     *       "displayName": "미나",
                     *       "bio": "성수동 국밥 탐험가",
                     *       "counts": {
                     *         "followers": 128,
                     *         "following": 64,
                     *         "posts": 31
                     *       },
                     *       "viewer": {
                     *         "following": true,
                     *         "followPending": false,
                     *         "followedBy": false,
                     *         "blocking": false,
                     *         "muting": false
                     *       },
                     *       "createdAt": "2026-09-01T02:10:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    exportCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A line each. (한 줄에 하나씩) */
            200: {
                headers: {
                    /**
                     * @description Requests left to this caller (`r`), and seconds until the window ends (`t`). Not in answers that caches may share.
                     * @example "read";r=598;t=42
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that this request counts for: requests (`q`) in a window of so many seconds (`w`).
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"type":"profile","id":"48122390016000","handle":"mina","displayName":"미나","bio":"성수동 국밥 탐험가","createdAt":"2026-09-01T02:10:00.000Z"}
                     *     {"type":"follow","id":"48122390020096","name":"junho","since":"2026-11-20T09:30:00.000Z"}
                     *     {"type":"hashtag","id":"5230127430012345","name":"마라탕","since":"2026-11-20T09:31:00.000Z"}
                     *     {"type":"end","lines":3}
                     */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    receiveFeedNew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "newestPostId": "48122390020225",
                 *       "at": "2026-11-23T03:12:46.023Z"
                 *     }
                 */
                "application/json": {
                    /** Format: date-time */
                    at: string;
                    /** @description The newest that is known of. */
                    newestPostId: string;
                };
            };
        };
        responses: {
            /** @description Nothing to answer: this is an event of a stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveRelationApplied: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                 *       "kind": "follow",
                 *       "target": "48122390016000",
                 *       "active": true,
                 *       "status": "applied",
                 *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                 *       "appliedAt": "2026-11-23T03:12:45.158Z",
                 *       "persistedAt": null,
                 *       "version": 1795403565123000,
                 *       "effect": null
                 *     }
                 */
                "application/json": components["schemas"]["RelationOperation"];
            };
        };
        responses: {
            /** @description Nothing to answer: this is an event of a stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveRelationClosing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "draining"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Open list.
                     * @enum {string}
                     */
                    reason: "token-expired" | "draining";
                };
            };
        };
        responses: {
            /** @description Nothing to answer: this is an event of a stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveRelationFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                 *       "kind": "follow",
                 *       "target": "48122390016000",
                 *       "active": true,
                 *       "status": "failed",
                 *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                 *       "appliedAt": null,
                 *       "persistedAt": null,
                 *       "version": 1795403565123000,
                 *       "effect": null,
                 *       "error": {
                 *         "code": "target-not-found",
                 *         "detail": "대상이 없거나 삭제되어 반영되지 않았습니다."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RelationOperation"];
            };
        };
        responses: {
            /** @description Nothing to answer: this is an event of a stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveRelationPersisted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "id": "AoEAK8Rd9oAAACvEXfZwAAZg6Pe6RbireFPTD34rHYFtf5mK",
                 *       "kind": "follow",
                 *       "target": "48122390016000",
                 *       "active": true,
                 *       "status": "persisted",
                 *       "acceptedAt": "2026-11-23T03:12:45.123Z",
                 *       "appliedAt": null,
                 *       "persistedAt": "2026-11-23T03:12:45.423Z",
                 *       "version": 1795403565123000,
                 *       "effect": "changed"
                 *     }
                 */
                "application/json": components["schemas"]["RelationOperation"];
            };
        };
        responses: {
            /** @description Nothing to answer: this is an event of a stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveRelationResync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "started"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Open list.
                     * @enum {string}
                     */
                    reason: "started" | "gap";
                };
            };
        };
        responses: {
            /** @description Nothing to answer: this is an event of a stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveUploadsClosing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "done"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Open list.
                     * @enum {string}
                     */
                    reason: "done" | "token-expired" | "time-limit" | "draining";
                };
            };
        };
        responses: {
            /** @description Nothing to answer: this is an event of a stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveUploadsUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "id": "48122390016000",
                 *       "state": "attached",
                 *       "contentType": "image/jpeg",
                 *       "byteSize": 2481233,
                 *       "postId": "48122390020096",
                 *       "failure": null,
                 *       "image": {
                 *         "id": "48122390016000",
                 *         "status": "ready",
                 *         "width": 3024,
                 *         "height": 4032,
                 *         "placeholder": "k0oGLQaSVsJ0BVhn2oqPp4eId4gHd4eHBw==",
                 *         "variants": [
                 *           {
                 *             "url": "https://images.matjip.example/images/48122390016000-a/r1-320.webp",
                 *             "width": 320,
                 *             "height": 427
                 *           },
                 *           {
                 *             "url": "https://images.matjip.example/images/48122390016000-a/r1-1080.webp",
                 *             "width": 1080,
                 *             "height": 1440
                 *           }
                 *         ]
                 *       },
                 *       "original": null,
                 *       "createdAt": "2026-11-23T03:12:45.123Z"
                 *     }
                 */
                "application/json": components["schemas"]["Upload"];
            };
        };
        responses: {
            /** @description Nothing to answer: this is an event of a stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
