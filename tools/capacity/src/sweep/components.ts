import { measured } from '../inputs/measured.ts'
import { w } from './component.ts'
import type { Component } from './component.ts'
import { busiest, cores, inFlight, memory, most, perSecond, postgres, TOP_HASHTAG } from './shares.ts'

/** What the plan knows the limits of. Limits are AWS's quotas, measured rates of this repository, or the code's own constants. */
export const components: readonly Component[] = [
  {
    name: w('Redis', 'Redis'),
    stages: [
      {
        how: w('cache.t4g.small, 복제본 1', 'cache.t4g.small with a replica'),
        limit: w('메모리 1.37GB의 70%, 코어 하나의 절반', '70 % of 1.37 GB, half of one core'),
        used: most(memory(1.37), cores(1)),
      },
      {
        how: w('r7g.large 노드 하나', 'one r7g.large'),
        limit: w('메모리 13GB, 코어 하나', '13 GB, one core'),
        used: most(memory(13.07), cores(1)),
      },
      {
        how: w('클러스터 3 샤드 × r7g.xlarge', 'Cluster of 3 shards of r7g.xlarge'),
        limit: w('샤드당 26GB와 코어 하나', '26 GB and one core a shard'),
        used: most(memory(26.32 * 3), cores(3)),
      },
      {
        how: w('클러스터 90 샤드 × r7g.4xlarge', 'Cluster of 90 shards of r7g.4xlarge'),
        limit: w('클러스터의 노드 한도 (복제본 포함 500)', 'nodes of a Cluster (500 with replicas)'),
        used: most(memory(105.81 * 90), cores(90)),
      },
      {
        how: w('사용자 그룹별로 나뉜 여러 클러스터', 'several Clusters, people divided among them'),
        limit: w('한계 없음: 클러스터를 더한다', 'none: add a Cluster'),
        used: () => 0,
      },
    ],
  },
  {
    name: w('Postgres', 'Postgres'),
    stages: [
      {
        how: w('db.t4g.medium, 다중 AZ', 'db.t4g.medium, Multi-AZ'),
        limit: w('CPU 1코어, 저장 50–500GB, 연결 400', 'one busy core, 500 GB, 400 connections'),
        used: postgres(2, 500, 400),
      },
      {
        how: w('db.r7g.xlarge, 다중 AZ', 'db.r7g.xlarge, Multi-AZ'),
        limit: w('CPU 2코어, 5TB, 연결 3,300', 'two busy cores, 5 TB, 3,300 connections'),
        used: postgres(4, 5_000, 3_300),
      },
      {
        how: w('db.r7g.4xlarge, 읽기 복제본, RDS Proxy', 'db.r7g.4xlarge, read replicas, RDS Proxy'),
        limit: w('CPU 8코어, 테이블 16TB', 'eight busy cores, 16 TB'),
        used: postgres(16, 16_000, 40_000),
      },
      {
        how: w('관계는 사용자, 게시글은 id로 나눈 16개 샤드', '16 shards: relations by actor, posts by id'),
        limit: w('샤드당 8코어, 16TB', 'eight busy cores and 16 TB each'),
        used: postgres(16 * 16, 16 * 16_000, 16 * 40_000),
      },
      {
        how: w('지역별 셀, 각각 자체 샤드 집합', 'cells by region, each with its own shards'),
        limit: w('한계 없음: 셀을 더한다', 'none: add a cell'),
        used: () => 0,
      },
    ],
  },
  {
    name: w('Feed 태스크', 'feed tasks'),
    stages: [
      {
        how: w('태스크 4개까지', 'up to 4 tasks'),
        limit: w('4개', '4'),
        used: busiest('feed-service/main', 4),
      },
      {
        how: w('태스크 40개까지', 'up to 40 tasks'),
        limit: w('40개', '40'),
        used: busiest('feed-service/main', 40),
      },
      {
        how: w('2 vCPU 태스크, 대상 그룹당 1,000개', 'tasks of 2 vCPU, 1,000 in a target group'),
        limit: w('ALB 대상 한도 1,000', 'targets of a balancer, 1,000'),
        used: busiest('feed-service/main', 4_000),
      },
      {
        how: w('여러 ALB, Route 53으로 분산', 'several balancers behind Route 53'),
        limit: w('없음', 'none'),
        used: () => 0,
      },
    ],
  },
  {
    name: w('Post 태스크 (작업자 번호)', 'post tasks (worker numbers)'),
    stages: [
      {
        how: w('태스크 4개까지', 'up to 4 tasks'),
        limit: w('4개', '4'),
        used: busiest('post-service/main', 4),
      },
      {
        how: w(
          '태스크 15개까지 (번호 32개, 배포 중 두 배)',
          'up to 15 tasks (32 numbers, twice as many in a deployment)',
        ),
        limit: w('5비트 작업자 번호', '5 bits of worker'),
        used: busiest('post-service/main', 15),
      },
      {
        how: w('4 vCPU 태스크, 프로세스가 번호를 공유', 'tasks of 4 vCPU whose processes share a number'),
        limit: w('태스크 15 × 8배', '15 tasks, eight times as large'),
        used: busiest('post-service/main', 120),
      },
      {
        how: w('셀마다 자체 번호 공간 (id에 셀 비트)', 'numbers for each cell (bits of the cell in the id)'),
        limit: w('없음: 셀을 더한다', 'none: add a cell'),
        used: () => 0,
      },
    ],
  },
  {
    name: w('파생본 작업자', 'derivatives workers'),
    stages: [
      {
        how: w('1 vCPU 4개까지', 'up to 4 of 1 vCPU'),
        limit: w('4개', '4'),
        used: busiest('upload-presigner/derivatives', 4),
      },
      {
        how: w('40개까지', 'up to 40'),
        limit: w('40개', '40'),
        used: busiest('upload-presigner/derivatives', 40),
      },
      {
        how: w('점심 뒤로 미루는 4 vCPU 스팟 200개', '200 Spot tasks of 4 vCPU that may lag behind lunch'),
        limit: w('200 × 4 vCPU, 하루 평균으로 처리', '200 × 4 vCPU at the average of the day'),
        used: ({ day }) => (day.photos * measured.derivativeCpu.value) / 1e6 / 86_400 / (200 * 4 * 0.5),
      },
      {
        how: w('EC2 함대 (하드웨어 코덱)', 'a fleet of EC2 with hardware codecs'),
        limit: w('없음', 'none'),
        used: () => 0,
      },
    ],
  },
  {
    name: w('클릭 큐와 폴드', 'clicks: queue and fold'),
    stages: [
      {
        how: w('소비자 하나, counter-batch 둘', 'one consumer, two batches'),
        limit: w('초당 10,500 클릭, 미확정 60,000', '10,500 clicks a second, 60,000 not committed'),
        used: most((plan) => perSecond(plan, plan.day.clicks) / measured.applyRate.value, inFlight(60_000)),
      },
      {
        how: w('샤드별 큐 8개, 각각 소비자와 배치', '8 queues by shard, each with consumer and batch'),
        limit: w('큐당 초당 10,500', '10,500 a second each'),
        used: most((plan) => perSecond(plan, plan.day.clicks) / measured.applyRate.value / 8, inFlight(480_000)),
      },
      {
        how: w('셀마다 큐 128개', '128 queues over the cells'),
        limit: w('큐당 초당 10,500', '10,500 a second each'),
        used: (plan) => perSecond(plan, plan.day.clicks) / measured.applyRate.value / 128,
      },
      {
        how: w('스트림 (Kinesis)로 교체', 'a stream (Kinesis) instead'),
        limit: w('없음: 샤드를 더한다', 'none: add shards'),
        used: () => 0,
      },
    ],
  },
  {
    name: w('해시태그 카운터', 'counter of a hashtag'),
    stages: [
      {
        how: w('글의 트랜잭션에서 갱신', 'moved in the transaction of the post'),
        limit: w('한 행에 초당 300 커밋', '300 commits a second on one row'),
        used: (plan) => (perSecond(plan, plan.day.posts) * TOP_HASHTAG) / 300,
      },
      { how: w('폴드로 옮김 (ADR 0028)', 'moved to the fold (ADR 0028)'), limit: w('없음', 'none'), used: () => 0 },
    ],
  },
  {
    name: w('트렌드 새로 고침', 'refresh of trends'),
    stages: [
      {
        how: w('한 작업자가 끼니의 새 글 50,000개를 읽음', 'one worker reads 50,000 posts of a slot'),
        limit: w('TRENDS_MAX_POSTS', 'TRENDS_MAX_POSTS'),
        used: ({ day, peakHourShare }) => (day.posts * peakHourShare * 2) / 50_000,
      },
      {
        how: w('표본 또는 팬아웃이 세는 분 단위 합계', 'a sample, or sums by the minute kept by the fan-out'),
        limit: w('초당 100,000 글', '100,000 posts a second'),
        used: (plan) => perSecond(plan, plan.day.posts) / 100_000,
      },
    ],
  },
  {
    name: w('팬아웃', 'fan-out'),
    stages: [
      {
        how: w('작업자 4개까지', 'up to 4 workers'),
        limit: w('4개', '4'),
        used: busiest('feed-service/fanout', 4),
      },
      {
        how: w('작업자 40개까지', 'up to 40 workers'),
        limit: w('40개', '40'),
        used: busiest('feed-service/fanout', 40),
      },
      {
        how: w(
          'PULL_THRESHOLD를 낮춰 큰 작성자를 읽을 때 합침',
          'lower PULL_THRESHOLD: more authors are merged at the read',
        ),
        limit: w('400개', '400 workers'),
        used: busiest('feed-service/fanout', 400),
      },
      { how: w('셀마다 팬아웃', 'a fan-out for each cell'), limit: w('없음', 'none'), used: () => 0 },
    ],
  },
]
