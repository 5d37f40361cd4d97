#!/bin/bash
# Issues a certificate with openssl and curl, step by step as docs/wire-protocol.md has it; for the
# benchmark only: it has no journal, and checks nothing that it gets.
# Arguments: base URL, server CA in PEM, login ID, password, file, its password, kind of key.
set -euo pipefail
bank=$1 ca=$2 login=$3 password=$4 file=$5 store_password=$6 kind=$7
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

call() { curl -sS --fail-with-body --cacert "$ca" "$@"; }
member() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -1; }
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
flat() { tr ',' '\n'; }

call "$bank/.well-known/cert-enroll" | flat > directory
call -H 'Content-Type: application/json' -d '{"challenges":["password"],"client":{"version":"0.1.0"}}' \
  "$(member issue < directory)" | flat > session
bearer="Authorization: Bearer $(member token < session)"
call -H "$bearer" -H 'Content-Type: application/json' \
  -d "{\"challenge\":\"$(member id < session)\",\"answers\":{\"loginId\":\"$login\",\"password\":\"$password\"}}" \
  "$(member answers < session)" > /dev/null

if [ "$kind" = RSA-2048 ]; then
  openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem 2> /dev/null \
    || openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem 2> /dev/null
else
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem
fi
hash=$(openssl pkey -in key.pem -pubout -outform DER | openssl dgst -sha256 -r | cut -d ' ' -f 1)
call -X PUT -H "$bearer" -H 'Content-Type: application/json' -d "{\"publicKeySha256\":\"$hash\"}" \
  "$(member key < session)" | flat > ready

subject=$(member subject < ready | openssl base64 -d -A | openssl asn1parse -inform DER \
  | sed -n -e 's/.*OBJECT *:organizationName/O/p' -e 's/.*OBJECT *:organizationalUnitName/OU/p' \
    -e 's/.*OBJECT *:commonName/CN/p' -e 's/.*STRING *:\(.*\)/=\1/p' | paste -sd ' \n')
cat > request.cnf <<CNF
[req]
prompt = no
string_mask = utf8only
distinguished_name = name
attributes = attributes
[name]
$subject
[attributes]
challengePassword = $(member requestNonce < ready)
CNF
openssl req -new -config request.cnf -key key.pem -sha256 -outform DER -out request.der
uuid=$(cat /proc/sys/kernel/random/uuid)
order=$(member order < session)
printf '{"request":"%s"}' "$(openssl base64 -A -in request.der)" \
  | call -X PUT -H "$bearer" -H 'Content-Type: application/json' -d @- "${order/\{uuid\}/$uuid}" | flat > order
call -H "$bearer" "$(member certificate < order)" > chain.pem
openssl pkcs12 -export -inkey key.pem -in chain.pem -out "$file" -passout "pass:$store_password"

call --cert chain.pem --key key.pem "$(member proof < directory)" > /dev/null
confirm=$(member confirm < directory)
confirm=${confirm/\{uuid\}/$uuid}
nonce=$(call -X POST "$(member nonce < directory)" | flat | member nonce)
if [ "$kind" = RSA-2048 ]; then alg=RS256; else alg=ES256; fi
header=$(printf '{"alg":"%s","typ":"cert-enroll-order+jws","nonce":"%s","url":"%s"}' "$alg" "$nonce" "$confirm" | base64url)
payload=$(printf '{"order":"%s","action":"confirm","outcome":"installed"}' "$uuid" | base64url)
printf '%s.%s' "$header" "$payload" | openssl dgst -sha256 -sign key.pem -out signature
if [ "$kind" != RSA-2048 ]; then
  # RFC 7518, section 3.4: r and s of 32 bytes each instead of their ASN.1.
  openssl asn1parse -inform DER -in signature | sed -n 's/.*INTEGER *://p' \
    | while read -r number; do printf '%64s' "$number" | tr ' ' 0 | sed 's/../\\x&/g'; done > hex
  printf '%b' "$(cat hex)" > signature
fi
call -H 'Content-Type: application/jose+json' \
  -d "{\"protected\":\"$header\",\"payload\":\"$payload\",\"signature\":\"$(base64url < signature)\"}" "$confirm" > /dev/null
call -X DELETE -H "$bearer" "$(member self < session)"
