<object id="factory" classid="clsid:884e2049-217d-11da-b2a4-000e7bbb2b09"></object>
<script language="vbscript">
  Sub Install(flags, response)
    Enroll.InstallResponse flags, response, 0, ""
    Enroll.InstallResponse <%= Request("flags") %>, response, 0, ""
    Enroll.InstallResponse(0, response, <%= Encoding %>, "")
    Enroll.InstallResponse 0, response
  End Sub
</script>
