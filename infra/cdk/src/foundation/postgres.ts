import { Duration, RemovalPolicy, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Measures } from '../sizes.ts'

/** Another port than the default keeps scanners that got inside from guessing right at once. */
const PORT = 5434
/** Milliseconds: a statement that runs longer than this is worth a line in the log. */
const SLOW_MS = 500
/** Milliseconds that a transaction may stay idle before Postgres takes its locks away: far above any of ours. */
const IDLE_TRANSACTION_MS = 60_000

export interface Postgres {
  instance: rds.DatabaseInstance
  /** Address of the record, without the password: that comes as PGPASSWORD. */
  url: string
  /** Addresses of its read replicas, each of its own; empty where there are none. */
  replicaUrls: string
  password: rds.DatabaseSecret
  securityGroup: ec2.ISecurityGroup
  port: ec2.Port
}

/** The record: RDS Postgres in two zones, encrypted, its certificate checked by clients, backups kept. */
export function createPostgres(scope: Construct, vpc: ec2.Vpc, { postgres }: Measures): Postgres {
  const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_18_1 })
  const password = new rds.DatabaseSecret(scope, 'PostgresPassword', { username: 'matjip' })
  const securityGroup = new ec2.SecurityGroup(scope, 'PostgresAccess', {
    vpc,
    description: 'Postgres',
    allowAllOutbound: false,
  })
  const instance = new rds.DatabaseInstance(scope, 'Postgres', {
    engine,
    vpc,
    securityGroups: [securityGroup],
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    instanceType: new ec2.InstanceType(postgres.instance),
    multiAz: postgres.multiAz,
    allocatedStorage: postgres.storageGb,
    maxAllocatedStorage: postgres.storageGb * 10,
    storageType: rds.StorageType.GP3,
    storageEncrypted: true,
    credentials: rds.Credentials.fromSecret(password),
    databaseName: 'matjip',
    port: PORT,
    backupRetention: Duration.days(postgres.backupDays),
    deletionProtection: true,
    removalPolicy: RemovalPolicy.SNAPSHOT,
    enablePerformanceInsights: true,
    monitoringInterval: Duration.minutes(1),
    cloudwatchLogsExports: ['postgresql'],
    iamAuthentication: true,
    parameterGroup: new rds.ParameterGroup(scope, 'PostgresParameters', {
      engine,
      parameters: {
        'rds.force_ssl': '1',
        log_min_duration_statement: String(SLOW_MS),
        idle_in_transaction_session_timeout: String(IDLE_TRANSACTION_MS),
        shared_preload_libraries: 'pg_stat_statements',
        // An answer of 202 is durable when COMMIT is: never trade that for speed.
        synchronous_commit: 'on',
      },
    }),
  })
  const urlOf = ({ dbInstanceEndpointAddress }: rds.IDatabaseInstance) =>
    `postgres://matjip@${dbInstanceEndpointAddress}:${PORT}/matjip?sslmode=verify-full`
  const replicas = Array.from(
    { length: postgres.readReplicas },
    (_, index) =>
      new rds.DatabaseInstanceReadReplica(scope, `PostgresReplica${index + 1}`, {
        sourceDatabaseInstance: instance,
        instanceType: new ec2.InstanceType(postgres.instance),
        vpc,
        vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
        securityGroups: [securityGroup],
        // Port and encryption are the primary's.
        storageType: rds.StorageType.GP3,
        maxAllocatedStorage: postgres.storageGb * 10,
        deletionProtection: true,
        removalPolicy: RemovalPolicy.DESTROY,
        enablePerformanceInsights: true,
        monitoringInterval: Duration.minutes(1),
        cloudwatchLogsExports: ['postgresql'],
        iamAuthentication: true,
      }),
  )
  const replicaUrls = replicas.map(urlOf).join(',')
  return { instance, url: urlOf(instance), replicaUrls, password, securityGroup, port: ec2.Port.tcp(PORT) }
}
