# One static binary in an empty image: docker build -t kehoach .
# It has neither tesseract nor LibreOffice, so scans and files of older Office programs are read elsewhere.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /out/kehoach . && mkdir -p /out/data /out/tmp

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/kehoach /kehoach
COPY --from=build --chown=65532:65532 /out/data /data
COPY --from=build --chown=65532:65532 /out/tmp /tmp
USER 65532:65532
ENV XDG_DATA_HOME=/data XDG_CACHE_HOME=/data/cache KEHOACH_ADDR=0.0.0.0:8080
VOLUME /data
EXPOSE 8080
# Other machines come in only where people are told apart: see docs/serve.md.
ENTRYPOINT ["/kehoach"]
CMD ["serve"]
