Option Explicit
Const ContextUser = 1, AllowUntrustedCertificate = 2
Dim enroll, response : response = ReadAll("cert.p7b")
Set enroll = CreateObject("X509Enrollment.CX509Enrollment")
enroll.Initialize ContextUser
enroll.InstallResponse AllowUntrustedCertificate, response, 6, ""
enroll.InstallResponse 1, response, 6, ""
enroll.InstallResponse2 4, response, 6, "", "", "", 0, 0
MsgBox "Calling enroll.InstallResponse failed, see the log."
