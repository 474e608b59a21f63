/* feed-service home-skeleton */
with clicks as materialized (
  select click.target_id, click.active
  from unnest($4::bigint[], $5::boolean[], $6::bigint[]) as click (target_id, active, version)
  where click.version > coalesce((
    select relations.version from relations
    where relations.kind = 1 and relations.actor_id = $1 and relations.target_id = click.target_id), 0)
), hashtag_clicks as materialized (
  select click.target_id, click.active
  from unnest($7::bigint[], $8::boolean[], $9::bigint[]) as click (target_id, active, version)
  where click.version > coalesce((
    select relations.version from relations
    where relations.kind = 3 and relations.actor_id = $1 and relations.target_id = click.target_id), 0)
), hidden as materialized (
  select target_id from relations where kind in (6, 7) and actor_id = $1 and active
), legs (author_id) as (
  select $1::bigint union (
  select target_id from clicks where active
  union all
  select target_id from relations
  where kind = 1 and actor_id = $1 and active and target_id not in (select target_id from clicks))
), tags as materialized (
  select hashtag.id, hashtag.name
  from (
  select target_id from hashtag_clicks where active
  union all
  select target_id from relations
  where kind = 3 and actor_id = $1 and active and target_id not in (select target_id from hashtag_clicks)) as followed cross join lateral (select h.id, h.name from hashtags h where hashtag_key(h.name) = followed.target_id order by h.id limit 1) as hashtag
), newest as (
  select legs.author_id
  from legs cross join lateral (
    select posts.id from posts where posts.author_id = legs.author_id and posts.id < $2 order by posts.id desc limit 1
  ) as post
  where legs.author_id not in (select target_id from hidden)
  order by post.id desc limit $3
), posted (post_id, hashtag) as (
  select post.id, null
  from newest cross join lateral (
    select posts.id from posts where posts.author_id = newest.author_id and posts.id < $2 order by posts.id desc limit $3
  ) as post
  union all
  select tagged.post_id, tags.name
  from tags cross join lateral (
    select post_id from post_hashtags
    where hashtag_id = tags.id and post_id < $2 and position < 5
      and author_id not in (select target_id from hidden)
    order by post_id desc limit $3
  ) as tagged
)
select post_id as "postId", array_remove(array_agg(hashtag), null) as hashtags
from posted group by post_id order by post_id desc limit $3;

/* feed-service home-snapshot */
with legs (author_id) as materialized (
  select $1::bigint
  union
  select target_id from relations where kind = 1 and actor_id = $1 and active
), heads as materialized (
  select author_id, post_id from newest_posts where author_id = any (array(select author_id from legs))
), newest_heads as materialized (
  select author_id, post_id from heads order by post_id desc limit $2
), looked_at as materialized (
  select post.id
  from (select author_id from newest_heads order by post_id desc limit 60) as head cross join lateral (
    select posts.id from posts where posts.author_id = head.author_id order by posts.id desc limit 10
  ) as post
), bound as materialized (
  select case when (select count(*) from newest_heads) >= 60 then (
    select id from (select post_id as id from newest_heads union select id from looked_at) as known
    order by id desc offset $2 - 1 limit 1
  ) end as id
), recent as materialized (
  select id from posts
  where author_id = any (array(select author_id from newest_heads where post_id >= (select id from bound)))
    and id >= (select id from bound)
  limit 4 * $2 + 1
), enough as materialized (
  select count(*) between $2 and 4 * $2 as found from recent
), newest as materialized (
  select heads.author_id
  from heads cross join lateral (
    select posts.id from posts where posts.author_id = heads.author_id order by posts.id desc limit 1
  ) as post
  where not (select found from enough)
  order by post.id desc limit $2
), first as materialized (
  select newest.author_id, post.id, row_number() over (partition by newest.author_id order by post.id desc) as place
  from newest cross join lateral (
    select posts.id from posts where posts.author_id = newest.author_id order by posts.id desc limit 4
  ) as post
), depth as materialized (
  select coalesce((select id from first order by id desc offset $2 - 1 limit 1), 0) as id
), deep as materialized (
  select author_id, id from first where place = 4 and id >= (select id from depth)
)
select id as "postId" from (
  select id from recent where (select found from enough)
  union all
  select id from first where id >= (select id from depth)
  union all
  select post.id
  from deep cross join lateral (
    select posts.id from posts
    where posts.author_id = deep.author_id and posts.id < deep.id and posts.id >= (select id from depth)
    order by posts.id desc limit $2
  ) as post
) as post
order by id desc limit $2;

/* feed-service home-legs */
with clicks as materialized (
  select click.target_id, click.active
  from unnest($2::bigint[], $3::boolean[], $4::bigint[]) as click (target_id, active, version)
  where click.version > coalesce((
    select relations.version from relations
    where relations.kind = 3 and relations.actor_id = $1 and relations.target_id = click.target_id), 0)
), tags as (
  select followed.target_id as key, hashtag.name
  from (
  select target_id from clicks where active
  union all
  select target_id from relations
  where kind = 3 and actor_id = $1 and active and target_id not in (select target_id from clicks)) as followed cross join lateral (select h.id, h.name from hashtags h where hashtag_key(h.name) = followed.target_id order by h.id limit 1) as hashtag
)
select
  (select coalesce(json_agg(tags), '[]') from tags) as hashtags,
  (select coalesce(json_agg(target_id), '[]') from relations
    where kind = 1 and actor_id = $1 and active and target_id = any($5::bigint[])) as "pulledAuthors";

/* feed-service author-legs */
select array(
  select id from posts where posts.author_id = leg.author_id and id < $2 order by id desc limit $3
) as "postIds"
from unnest($1::bigint[]) with ordinality as leg (author_id, place) order by place;

/* feed-service hashtag-legs */
select array(
  select post_id from post_hashtags
  where hashtag_id = (select (array_agg(h.id order by h.id))[1] from hashtags h where hashtag_key(h.name) = leg.key)
    and post_id < $2
  order by post_id desc limit $3
) as "postIds"
from unnest($1::bigint[]) with ordinality as leg (key, place) order by place;

/* feed-service names-of-keys */
select asked.key, hashtag.name
from unnest($1::bigint[]) as asked (key) cross join lateral (
  select h.name from hashtags h where hashtag_key(h.name) = asked.key order by h.id limit 1
) as hashtag;

/* feed-service pulled-authors */
select author_id as "authorId", coalesce(until_id, 9007199254740991) as "untilId" from pulled_authors;

/* feed-service post-facts */
select posts.id as "postId", posts.author_id as "authorId",
  array(select hashtag_key(name) from unnest(posts.hashtags) as name) as "hashtagKeys",
  coalesce((select count from counters where kind = 1 and owner_id = posts.author_id), 0) as followers,
  coalesce((select until_id is null from pulled_authors where author_id = posts.author_id), false) as "isPulled"
from posts where posts.id = any($1::bigint[]);

/* feed-service all-followers */
select author_id as "authorId", (
  select string_agg(actor_id::text, ',') from relations
  where kind = 1 and target_id = author_id and active
) as followers
from unnest($1::bigint[]) as author (author_id);

/* feed-service chunk-ends */
select since, actor_id as "followerId"
from (select since, actor_id, row_number() over (order by since, actor_id) as place from relations where kind = 1 and target_id = $1 and active) as placed
where place % $2 = 0 order by since, actor_id;

/* feed-service chunk-followers */
select string_agg(actor_id::text, ',') as followers
from relations where kind = 1 and target_id = $1 and active and (since, actor_id) > ($2, $3) and (since, actor_id) <= ($4, $5);

/* feed-service posts-to-backfill */
select array(
  select id from posts where posts.author_id = pair.author_id and id >= pair.floor order by id desc limit $3
) as "postIds"
from unnest($1::bigint[], $2::bigint[]) with ordinality as pair (author_id, floor, place)
order by place;

/* feed-service pull-author */
insert into pulled_authors as known (author_id, since_id, until_id) values ($1, $2, null)
on conflict (author_id) do update set until_id = null where known.until_id is not null;

/* feed-service push-author-again */
update pulled_authors set until_id = $2 where author_id = $1 and until_id is null;

/* feed-service hashtag-skeleton */
select post_id as "postId"
from post_hashtags
where hashtag_id = (select id from hashtags where name = $1) and post_id < $2
order by post_id desc limit $3;

/* feed-service user-skeleton */
select id as "postId"
from posts
where author_id = $1 and id < $2
order by id desc limit $3;

/* feed-service user-exists */
select 1 from users where id = $1 and deleted_at is null and not coalesce((select hiding.active from relations hiding
    where hiding.kind = 6 and hiding.actor_id = $2::bigint and hiding.target_id = users.id), false) and not coalesce((select hiding.active from relations hiding
    where hiding.kind = 6 and hiding.actor_id = users.id and hiding.target_id = $2::bigint), false);

/* feed-service restaurant-skeleton */
select id as "postId"
from posts
where restaurant_id = $1 and id < $2
order by id desc limit $3;

/* feed-service restaurant-exists */
select 1 from restaurants where id = $1;

/* feed-service hashtags-by-prefix */
select found.name, tiers.tier
from generate_series(40, 0, -1) as tiers (tier)
cross join lateral (
  select name from hashtags
  where hashtags.tier = tiers.tier and name collate "C" >= $1 and name collate "C" < $2
  order by name collate "C" limit $3
) as found
order by tiers.tier desc, found.name collate "C" limit $3;

/* feed-service hashtags-by-initials */
select found.name, tiers.tier
from generate_series(40, 0, -1) as tiers (tier)
cross join lateral (
  select name from hashtags
  where hashtags.tier = tiers.tier and hashtag_initials(name) collate "C" >= $1 and hashtag_initials(name) collate "C" < $2
  order by hashtag_initials(name) collate "C" limit $3
) as found
order by tiers.tier desc, found.name collate "C" limit $3;

/* feed-service hashtag-posts */
select named.name, coalesce(posts.count, 0) as count
from unnest($1::text[]) as wanted (name)
cross join lateral (select id, name from hashtags where hashtags.name = wanted.name limit 1) as named
left join lateral (
  select count from counters where kind = 7 and owner_id = named.id limit 1
) as posts on true;

/* feed-service related-hashtags */
select named.name as hashtag
from (
  select edge.hashtag_id, count(distinct post.author_id) as people
  from (
    select post_id, author_id, hashtag_id from post_hashtags
    where hashtag_id = (select id from hashtags where name = $1) order by post_id desc limit 300
  ) as post
  cross join lateral (
    select hashtag_id from post_hashtags beside
    where beside.post_id = post.post_id and beside.hashtag_id <> post.hashtag_id offset 0
  ) as edge
  group by edge.hashtag_id having count(distinct post.author_id) >= 2
) as together
cross join lateral (select name from hashtags where hashtags.id = together.hashtag_id limit 1) as named
left join lateral (
  select count from counters where kind = 7 and owner_id = together.hashtag_id limit 1
) as posts on true
order by people / sqrt(greatest(posts.count, people)) desc, named.name limit $2;

/* feed-service newest-snapshot */
select s.id, head.as_of as "asOf", s.post_ids as "postIds", s.author_ids as "authorIds", s.reasons, s.hashtags
from feed_snapshot_heads head cross join lateral (
  select * from feed_snapshots where feed_snapshots.id = head.snapshot_id limit 1
) as s
where head.list = $1;

/* feed-service snapshot */
select id, made_at as "asOf", post_ids as "postIds", author_ids as "authorIds", reasons, hashtags
from feed_snapshots where id = $1 and list = $2;

/* feed-service nearby-places */
select id from (
  select id, ll_to_earth(lat, lng) <-> ll_to_earth($1, $2) as chord from restaurants
  where lat is not null order by ll_to_earth(lat, lng) <-> ll_to_earth($1, $2) limit 400
) as nearest where chord <= gc_to_sec($3);

/* feed-service nearby-skeleton */
with newest as (
  select place.id from unnest($1::bigint[]) as place (id) cross join lateral (
    select posts.id from posts where posts.restaurant_id = place.id and posts.id < $2 order by posts.id desc limit 1
  ) as post
  order by post.id desc limit $3
)
select post.id as "postId", post.author_id as "authorId"
from newest cross join lateral (
  select posts.id, posts.author_id from posts
  where posts.restaurant_id = newest.id and posts.id < $2 order by posts.id desc limit $3
) as post
order by post.id desc limit $3;

/* feed-service nearby-frequent-hashtag */
select post.id as "postId", post.author_id as "authorId"
from unnest($1::bigint[]) as place (id) cross join lateral (
  select posts.id, posts.author_id from posts
  where posts.restaurant_id = place.id and posts.id < $2 and exists (
    select from post_hashtags where post_id = posts.id and hashtag_id = $4)
  order by posts.id desc limit $3
) as post
order by post.id desc limit $3;

/* feed-service nearby-rare-hashtag */
select edge.post_id as "postId", edge.author_id as "authorId"
from post_hashtags edge
cross join lateral (
  select 1 from posts where posts.id = edge.post_id and posts.restaurant_id = any($1::bigint[]) limit 1
) as here
where edge.hashtag_id = $4 and edge.post_id < $2
order by edge.post_id desc limit $3;

/* feed-service nearby-hashtag */
select hashtags.id, coalesce(posts.count, 0) < 5000 as "isRare"
from hashtags left join lateral (
  select count from counters where kind = 7 and owner_id = hashtags.id limit 1
) as posts on true
where hashtags.name = $1;

/* feed-service popular */
with liked as materialized (
  select owner_id, count from counters
  where kind = 3 and owner_id >= $1 order by owner_id desc limit 20000
), candidate as materialized (
  select owner_id from liked where count >= 2
  order by ln(count) / ln(2) - ($2 - owner_id) / 176947200000.0 desc limit 250
), weighed as (
  select post.id, post.author_id,
    ln(greatest(likers.trusted, 1)) / ln(2) - ($2 - post.id) / 176947200000.0 as score
  from candidate
  cross join lateral (select id, author_id from posts where posts.id = candidate.owner_id limit 1) as post
  cross join lateral (
    select 1 from users where users.id = post.author_id and users.deleted_at is null limit 1
  ) as author
  cross join lateral (
    select count(*) as trusted
    from (
      select actor_id from relations where kind = 2 and target_id = post.id and active
      order by since limit 200
    ) as liker
    cross join lateral (
      select 1 from author_trust
      where author_trust.user_id = liker.actor_id and (is_vouched_for or level is not null) limit 1
    ) as known
    where liker.actor_id <> post.author_id
  ) as likers
  where likers.trusted >= 2
), placed as (
  select *, row_number() over (partition by author_id order by score desc, id desc) as place from weighed
)
select id as "postId", author_id as "authorId" from placed
where place <= 3 order by score desc, id desc limit 200;

/* feed-service slot-posts */
select slot.id as "postId", slot.author_id as "authorId", place.area, tags.ids as "hashtagIds", trust.level,
  coalesce(trust.checked_at < now() - case when trust.level is null
    then interval '1 hours' else interval '20 hours' end, true) as "isLevelOld"
from (select id, author_id, restaurant_id from posts where id >= $1 and id < $2 order by id desc limit $3) as slot
cross join lateral (select 1 from users where users.id = slot.author_id and users.deleted_at is null limit 1) as author
cross join lateral (
  select array_agg(edge.hashtag_id order by edge.position) as ids from post_hashtags edge
  where edge.post_id = slot.id and edge.position < 5
) as tags
left join lateral (select area from restaurants where restaurants.id = slot.restaurant_id limit 1) as place on true
left join lateral (
  select level, checked_at from author_trust where author_trust.user_id = slot.author_id limit 1
) as trust on true
where tags.ids is not null;

/* feed-service trust-evidence */
select author.id as "userId", coalesce(own.is_vouched_for, false) as "isVouchedFor", author.age as "ageDays",
  (select count(distinct (post.id / 4096 + 1767258000000) / 86400000) from (
    select id from posts where author_id = author.id and id < $2 order by id desc limit 40) as post
  ) as "postingDays",
  (select coalesce(json_object_agg(level, followers), '{}') from (
    select trust.level, count(*) as followers
    from (
      select actor_id from relations where kind = 1 and target_id = author.id and active
      order by since limit 300
    ) as follower
    cross join lateral (
      select case when is_vouched_for then 0 else level end as level from author_trust
      where author_trust.user_id = follower.actor_id and (is_vouched_for or level < 5) limit 1
    ) as trust
    where not exists (
      select from relations asked
      where asked.kind = 1 and asked.actor_id = author.id and asked.target_id = follower.actor_id)
    group by trust.level) as levels
  ) as followers
from unnest($1::bigint[]) as wanted (id)
cross join lateral (
  select users.id, extract(epoch from now() - users.created_at)::float8 / 86400 as age
  from users where users.id = wanted.id limit 1
) as author
left join lateral (
  select is_vouched_for from author_trust where author_trust.user_id = author.id limit 1
) as own on true;

/* feed-service anybody-vouched */
select exists (select from author_trust where is_vouched_for) as "isAnybody";

/* feed-service write-levels */
insert into author_trust as t (user_id, level, checked_at)
select user_id, level, now() from unnest($1::bigint[], $2::smallint[]) as found (user_id, level) order by user_id
on conflict (user_id) do update set level = excluded.level, checked_at = excluded.checked_at;

/* feed-service hashtag-names */
select named.id, named.name from unnest($1::bigint[]) as wanted (id)
cross join lateral (select id, name from hashtags where hashtags.id = wanted.id limit 1) as named;

/* feed-service raise-tiers */
update hashtags set tier = coalesce((select floor(log(2, count))::smallint + 1 from counters
  where kind = 7 and owner_id = hashtags.id and count > 0), 0) where id = any($1::bigint[]) and tier <> coalesce((select floor(log(2, count))::smallint + 1 from counters
  where kind = 7 and owner_id = hashtags.id and count > 0), 0);
