"""Calls e.InstallResponse(0, a, 1, "")."""
# e.InstallResponse(0, a, 1, "")
e = win32com.client.Dispatch("X509Enrollment.CX509Enrollment")
e.InstallResponse(0, a, 1, "")
getattr(e, "InstallResponse")(0, a, 1, "")
