# The image that Fargate runs: one static program, Tesseract for scans, the
# certificates that the database's own is checked with, and the PDF engine compiled
# already. It runs as nobody on a read-only root and writes only to the two volumes.

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o /out/paperwurks ./cmd/paperwurks

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates tesseract-ocr \
 && rm -rf /var/lib/apt/lists/* \
 && mkdir -p /var/lib/paperwurks /var/cache/paperwurks \
 && chown 65532:65532 /var/lib/paperwurks
# RDS signs its certificates itself; sslrootcert in the database's address names this file.
ADD --chmod=644 https://truststore.pki.rds.amazonaws.com/eu-west-2/eu-west-2-bundle.pem /etc/ssl/rds.pem
COPY --from=build /out/paperwurks /usr/local/bin/paperwurks
ENV XDG_CACHE_HOME=/var/cache/paperwurks \
    PAPERWURKS_DATA_DIR=/var/lib/paperwurks \
    PAPERWURKS_LISTEN=0.0.0.0:8000
# Compiles the PDF engine into the image, so that no task does at its start, and
# proves that what is in the image suffices.
RUN paperwurks analyse --demo --quiet --output /dev/null && chmod -R a+rX /var/cache/paperwurks
USER 65532:65532
VOLUME ["/tmp", "/var/lib/paperwurks"]
EXPOSE 8000
ENTRYPOINT ["/usr/local/bin/paperwurks"]
CMD ["up"]
