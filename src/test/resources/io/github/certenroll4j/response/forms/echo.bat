echo -----BEGIN CERTIFICATE----- > tls.cer
echo MIIB5zCCAY2gAwIBAgIUGKEMVT8oz0Kyms5aYX8FN0JTIm8wCgYIKoZIzj0EAwIw >> tls.cer
echo OjEbMBkGA1UECgwSY2VydGVucm9sbDRqIHRlc3RzMRswGQYDVQQDDBJPcGVuU1NM >> tls.cer
echo IElzc3VpbmcgQ0EwIBcNMjYxMTIzMDI1MzI1WhgPMjEyNjEwMzAwMjUzMjVaMB8x >> tls.cer
echo HTAbBgNVBAMMFG9wZW5zc2wtbGVhZi5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZI >> tls.cer
echo zj0DAQcDQgAEL9GedIURfrXmGEVIcgo9km4Rx+QexAp81EMjZ4p5Gus9typJTxR7 >> tls.cer
echo nOkZ7B3quYckSkSFJMUk5kx9/A3B9gNGlaOBiTCBhjAJBgNVHRMEAjAAMB0GA1Ud >> tls.cer
echo DgQWBBTrFJ2s78lInalh3NfSTLEfCys7lzAfBgNVHSMEGDAWgBSMI/DwpPbPNbS0 >> tls.cer
echo C84+qeS8pV32HDA5BggrBgEFBQcBAQQtMCswKQYIKwYBBQUHMAKGHWh0dHA6Ly9j >> tls.cer
echo YS5leGFtcGxlL2lzc3VpbmcuY2VyMAoGCCqGSM49BAMCA0gAMEUCIATrV6B1z7ZV >> tls.cer
echo IJ4VjMVl4qJP185T8Efy2mJ7Fjvz2n4RAiEAppeRyaJ7yCeAtrnThd6b4FHYlE8Z >> tls.cer
echo zKEj+8a56XCFtq4= >> tls.cer
echo -----END CERTIFICATE----- >> tls.cer
