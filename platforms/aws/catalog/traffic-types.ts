/** Types between a client and the nodes, under their canonical names. */
export const trafficTypes = {
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  listener: "aws:lb/listener:Listener",
  listenerRule: "aws:lb/listenerRule:ListenerRule",
  targetGroup: "aws:lb/targetGroup:TargetGroup",
  targetAttachment: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  group: "aws:autoscaling/group:Group",
  groupAttachment: "aws:autoscaling/attachment:Attachment",
  trafficSource: "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
  lifecycleHook: "aws:autoscaling/lifecycleHook:LifecycleHook",
  scalingPolicy: "aws:autoscaling/policy:Policy",
  subnet: "aws:ec2/subnet:Subnet",
  instance: "aws:ec2/instance:Instance",
  natGateway: "aws:ec2/natGateway:NatGateway",
  vpcEndpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
} as const;
