#!/usr/bin/env bash
# Believed: with `renewal.windows` cert-manager renews inside a window and before the certificate expires; when the next window after
#   renewBefore comes too late, it takes the one before. (The code's own comment says that it looks forward and backward.)
# True: a window before the wished time is never taken; the renewal waits for the next one. That may be after the expiry: a window that begins
#   less than its own length after notAfter is returned without an error. One that begins later still gives an error and the wished time,
#   which is in no window. So renewBefore is no lower bound: with a monthly window of four hours, a certificate to be renewed 15 days before its
#   end gets a renewal one hour after it.
# What follows: renewBefore must be longer than the longest gap between two windows. Check that when both are written.
# Version: github.com/cert-manager/cert-manager v1.21.2 (pkg/util/pki.RenewalTime). Date: 2026-11-30. Needs Go (fetches the toolchain that the
#   module asks for). Takes 3 min, 10 s when the modules are there.
# Seen, a certificate of 90 days, renewBefore 360h, window `0 2 1 * *` for 4h:
#   expires 2027-03-01T01:00: renewal 2027-03-01T02:00, no error
#   expires 2027-02-18T01:00: renewal 2027-02-03T01:00, error
#   expires 2027-03-10T01:00: renewal 2027-03-01T02:00, no error
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	certmanager "github.com/cert-manager/cert-manager/pkg/apis/certmanager/v1"
	"github.com/cert-manager/cert-manager/pkg/util/pki"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func hours(count int) *meta.Duration { return &meta.Duration{Duration: time.Duration(count) * time.Hour} }

func main() {
	monthly := &certmanager.CertificateRenewal{
		Policy:  certmanager.CertificateRenewalPolicyRenewBefore,
		Windows: []certmanager.CertificateRenewalWindows{{Cron: "0 2 1 * *", WindowDuration: hours(4)}},
	}
	for _, end := range []time.Time{
		time.Date(2027, 3, 1, 1, 0, 0, 0, time.UTC),
		time.Date(2027, 2, 18, 1, 0, 0, 0, time.UTC),
		time.Date(2027, 3, 10, 1, 0, 0, 0, time.UTC),
	} {
		renewal, err := pki.RenewalTime(end.AddDate(0, 0, -90), end, hours(360), nil, monthly)
		verdict := "no error"
		if err != nil {
			verdict = "error"
		}
		const layout = "2006-01-02T15:04"
		fmt.Printf("expires %s: renewal %s, %s\n", end.Format(layout), renewal.UTC().Format(layout), verdict)
	}
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/cert-manager/cert-manager@v1.21.2 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "expires 2027-03-01T01:00: renewal 2027-03-01T02:00, no error
expires 2027-02-18T01:00: renewal 2027-02-03T01:00, error
expires 2027-03-10T01:00: renewal 2027-03-01T02:00, no error" ]
echo "as stated"
