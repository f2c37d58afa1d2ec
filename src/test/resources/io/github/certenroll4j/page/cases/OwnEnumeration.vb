Public Enum InstallResponseRestrictionFlags
    AllowUntrustedRoot
    AllowNone
End Enum
Public Class X
  Sub Y(e As Object)
    e.InstallResponse(InstallResponseRestrictionFlags.AllowUntrustedRoot, a, 1, "")
    e.InstallResponse(2, a, 1, "") ' CX509Enrollment
  End Sub
End Class
