import { RemovalPolicy } from 'aws-cdk-lib';

/** Outlives its stack, but not a first deployment that failed: what that left behind would stand in the way of the next. */
export const kept = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/** What a stage keeps only where it holds real dossiers. */
export const keptWhere = (keep: boolean): RemovalPolicy => (keep ? kept : RemovalPolicy.DESTROY);
