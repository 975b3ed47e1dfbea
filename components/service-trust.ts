/** A role's trust: the service alone may take it on, and only for this account. `service` is its principal, such as `backup.amazonaws.com`. */
export const planServiceTrust = (service: string, accountId: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: service },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
  ],
});
