/* feed-service home-skeleton */
with clicks as materialized (
  select click.author_id, click.active
  from unnest($4::bigint[], $5::boolean[], $6::bigint[]) as click (author_id, active, version)
  where click.author_id <> $1 and click.version > coalesce((
    select relations.version from relations
    where relations.kind = 1 and relations.actor_id = $1 and relations.target_id = click.author_id), 0)
), legs (author_id) as (
  select $1::bigint
  union all
  select author_id from clicks where active
  union all
  select target_id from relations
  where kind = 1 and actor_id = $1 and active and target_id <> $1
    and target_id not in (select author_id from clicks)
), shown as (
  select author_id from legs where author_id not in (
    select target_id from relations where kind in (6, 7) and actor_id = $1 and active
  )
), newest as (
  select shown.author_id
  from shown cross join lateral (
    select posts.id from posts where posts.author_id = shown.author_id and posts.id < $2 order by posts.id desc limit 1
  ) as post
  order by post.id desc limit $3
)
select post.id as "postId", newest.author_id as "authorId"
from newest cross join lateral (
  select posts.id from posts where posts.author_id = newest.author_id and posts.id < $2 order by posts.id desc limit $3
) as post
order by post.id desc limit $3;

/* feed-service hashtag-skeleton */
select post_id as "postId", author_id as "authorId"
from post_hashtags
where hashtag_id = (select id from hashtags where name = $1) and post_id < $2
order by post_id desc limit $3;

/* feed-service user-skeleton */
select id as "postId", author_id as "authorId"
from posts
where author_id = $1 and id < $2
order by id desc limit $3;

/* feed-service user-exists */
select 1 from users where id = $1 and deleted_at is null and not exists (select from relations hiding
    where hiding.kind = 6 and hiding.actor_id = $2::bigint and hiding.target_id = users.id and hiding.active) and not exists (select from relations hiding
    where hiding.kind = 6 and hiding.actor_id = users.id and hiding.target_id = $2::bigint and hiding.active);
